package dev.calsync.policy;

import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long mirrors of what is over are kept. Leaving the window deletes nothing by itself (R-C11).
 *
 * @param days so many whole days of the owner after the day on which it ended, as long as its
 *     source lists it; empty for ever, also if the source lists no past any more
 */
public record Retention(Optional<Integer> days) {

  private static final int MOST = 36_600;

  /** Mirrors of what is over stay, also if the source stops listing the past. */
  public static final Retention KEEP_PAST = new Retention(Optional.empty());

  /** Checks the number. */
  public Retention {
    if (days.filter(number -> number < 0 || number > MOST).isPresent()) {
      throw new IllegalPolicyException(
          List.of("the past is kept for 0 to " + MOST + " days, not " + days.get()));
    }
  }

  /**
   * Mirrors are removed some days after they are over.
   *
   * @param days how many, 0 to 36,600
   * @return the retention
   * @throws IllegalPolicyException for other numbers
   */
  public static Retention pruneAfter(int days) {
    return new Retention(Optional.of(days));
  }

  /**
   * From when on mirrors are kept: what ended before has had its days.
   *
   * @param now the moment
   * @param frame gives the owner's zone
   * @return the beginning of a day; the beginning of all time if everything is kept
   */
  public Instant keptFrom(Instant now, TimeFrame frame) {
    if (days.isEmpty()) {
      return TimeRange.ALWAYS.from();
    }
    OwnerDays ofOwner = OwnerDays.in(frame);
    return ofOwner.start(ofOwner.dayOf(now).minusDays(days.get()));
  }

  boolean keepsNoLongerThan(Retention other) {
    return other.days().isEmpty()
        || days.filter(number -> number <= other.days().get()).isPresent();
  }
}
