package dev.calsync.event;

import java.time.Duration;

/**
 * How long a timed event lasts: nominal days first (wall clock), then an exact duration.
 *
 * <p>{@code DTEND} gives an exact length; {@code DURATION:P1D} a nominal day, which is 23 or 25
 * hours long where the clocks change (RFC 5545, sections 3.3.6 and 3.8.5.3).
 *
 * @param days nominal days, 0 to 36,600
 * @param exact elapsed time after them, not negative, whole seconds, at most 36,600 days
 */
public record Length(int days, Duration exact) {

  private static final Duration LONGEST = Duration.ofDays(36_600);

  /** No time at all: the event is a point. */
  public static final Length ZERO = new Length(0, Duration.ZERO);

  /** Checks the ranges and cuts the exact part to whole seconds. */
  public Length {
    exact = Duration.ofSeconds(exact.getSeconds());
    if (days < 0 || days > 36_600 || exact.isNegative() || exact.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "an event lasts 0 to 36,600 days, not " + days + " days and " + exact);
    }
  }

  /**
   * An exact length.
   *
   * @param exact the elapsed time
   * @return the length without nominal days
   */
  public static Length of(Duration exact) {
    return new Length(0, exact);
  }

  /**
   * Tells whether the event is a point in time.
   *
   * @return true if nothing elapses
   */
  public boolean isZero() {
    return days == 0 && exact.isZero();
  }
}
