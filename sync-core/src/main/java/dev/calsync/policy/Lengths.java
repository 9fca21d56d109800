package dev.calsync.policy;

import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/** How far a window may reach, and how long pauses and buffers may be. */
final class Lengths {

  private static final int YEARS = 100;
  private static final Duration DAY = Duration.ofDays(1);

  private Lengths() {}

  static Optional<String> problem(String side, Period period) {
    if (period.isNegative()) {
      return Optional.of("the window's " + side + " is negative: " + period);
    }
    boolean tooLong = period.toTotalMonths() > YEARS * 12L || period.getDays() > YEARS * 366L;
    return tooLong
        ? Optional.of("the window's " + side + " is longer than " + YEARS + " years: " + period)
        : Optional.empty();
  }

  static Optional<String> problem(String what, Duration length) {
    boolean fits =
        !length.isNegative()
            && length.compareTo(DAY) <= 0
            && Duration.ofMinutes(length.toMinutes()).equals(length);
    return fits
        ? Optional.empty()
        : Optional.of(what + " is 0 to 24 hours in whole minutes, not " + length);
  }
}
