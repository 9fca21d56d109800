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
 * @param tells how much it tells of its events. Where an account's access to a calendar changes, no
 *     cursor that was given before is valid any more: what it tells is asked with every complete
 *     listing
 */
public record ReadSupport(
    Marks marks,
    Duration listingLag,
    ConfirmingReads absence,
    Duration minimumPoll,
    boolean forgetsPast,
    Tells tells) {

  /** How much a calendar tells of its events (SEM-18). */
  public enum Tells {
    /** Everything that they say. */
    EVENTS,
    /** Under lasting ids, when they are, and nothing of what they say. */
    BUSY_EVENTS,
    /**
     * When its owner is busy: single times, whose ids mean nothing. No part but {@link
     * dev.calsync.connector.SourcePart.Whole} is delivered, no series, and no cursor is followed.
     */
    BUSY_TIMES
  }

  /**
   * A calendar that lists the past as long as it is there, and tells all of its events.
   *
   * @param marks where our mark can be read back
   * @param listingLag how long a listing may lag behind a write (FLT-20)
   * @param absence how often and how far apart absence must be read again
   * @param minimumPoll the shortest time between two polls
   */
  public ReadSupport(
      Marks marks, Duration listingLag, ConfirmingReads absence, Duration minimumPoll) {
    this(marks, listingLag, absence, minimumPoll, false, Tells.EVENTS);
  }

  /**
   * The same, with marks to be read back elsewhere.
   *
   * @param changed where
   * @return the changed support
   */
  public ReadSupport withMarks(Marks changed) {
    return new ReadSupport(changed, listingLag, absence, minimumPoll, forgetsPast, tells);
  }

  /**
   * The same, with listings that lag.
   *
   * @param changed how long at most
   * @return the changed support
   */
  public ReadSupport withListingLag(Duration changed) {
    return new ReadSupport(marks, changed, absence, minimumPoll, forgetsPast, tells);
  }

  /**
   * The same, of a feed that lists what is to come.
   *
   * @return the changed support
   */
  public ReadSupport forgettingPast() {
    return new ReadSupport(marks, listingLag, absence, minimumPoll, true, tells);
  }

  /**
   * The same, of a calendar that tells more of its events, or less.
   *
   * @param changed how much
   * @return the changed support
   */
  public ReadSupport telling(Tells changed) {
    return new ReadSupport(marks, listingLag, absence, minimumPoll, forgetsPast, changed);
  }
}
