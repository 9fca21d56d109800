package dev.calsync.policy;

import java.time.Period;
import java.util.Optional;

/** How far a window may reach. */
final class Lengths {

  private static final int YEARS = 100;

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
}
