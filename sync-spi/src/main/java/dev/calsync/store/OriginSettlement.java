package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import java.time.Duration;

/**
 * What is known of a patch after its call, or after the origin was looked up.
 *
 * @param calendar the calendar of the origin
 * @param uid which event
 * @param outcome what became of the patch
 * @param retryIn when a patch that was not applied may be tried again; not negative
 */
public record OriginSettlement(CalendarId calendar, String uid, Outcome outcome, Duration retryIn) {

  /** Checks the wait. */
  public OriginSettlement {
    if (retryIn.isNegative()) {
      throw new IllegalArgumentException("a patch is not tried again in " + retryIn);
    }
  }

  /** What became of a patch. */
  public enum Outcome {
    /** The origin says so now; the next reading brings it in. */
    APPLIED,
    /** It did not happen and may be tried again. */
    NOT_APPLIED,
    /** The provider will never take it, or the origin is another by now: the patch is dropped. */
    REFUSED
  }
}
