package dev.calsync.calendar;

import dev.calsync.calendar.Capabilities.ConfirmingReads;
import dev.calsync.calendar.Capabilities.Marks;
import java.time.Duration;

/**
 * How a calendar is read.
 *
 * @param marks where our mark can be read back
 * @param listingLag how long a listing may lag behind a write (FLT-20)
 * @param absence how often and how far apart absence must be read again before a held delete
 *     confirms itself (SEM-42)
 * @param minimumPoll the shortest time between two polls
 * @param forgetsPast whether it may stop listing what is over though nobody deleted it, as feeds do
 */
public record ReadSupport(
    Marks marks,
    Duration listingLag,
    ConfirmingReads absence,
    Duration minimumPoll,
    boolean forgetsPast) {

  /**
   * A calendar that lists the past as long as it is there.
   *
   * @param marks where our mark can be read back
   * @param listingLag how long a listing may lag behind a write (FLT-20)
   * @param absence how often and how far apart absence must be read again
   * @param minimumPoll the shortest time between two polls
   */
  public ReadSupport(
      Marks marks, Duration listingLag, ConfirmingReads absence, Duration minimumPoll) {
    this(marks, listingLag, absence, minimumPoll, false);
  }

  /**
   * The same, with marks to be read back elsewhere.
   *
   * @param changed where
   * @return the changed support
   */
  public ReadSupport withMarks(Marks changed) {
    return new ReadSupport(changed, listingLag, absence, minimumPoll, forgetsPast);
  }

  /**
   * The same, with listings that lag.
   *
   * @param changed how long at most
   * @return the changed support
   */
  public ReadSupport withListingLag(Duration changed) {
    return new ReadSupport(marks, changed, absence, minimumPoll, forgetsPast);
  }

  /**
   * The same, of a feed that lists what is to come.
   *
   * @return the changed support
   */
  public ReadSupport forgettingPast() {
    return new ReadSupport(marks, listingLag, absence, minimumPoll, true);
  }
}
