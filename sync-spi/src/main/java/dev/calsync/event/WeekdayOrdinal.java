package dev.calsync.event;

import java.time.DayOfWeek;

/**
 * A day of the week in a rule's BYDAY: every Monday ({@code MO}), the first ({@code 1MO}) or the
 * last ({@code -1MO}).
 *
 * @param ordinal 0 for every one, else -53 to 53 within the month or year
 * @param day the day of the week
 */
public record WeekdayOrdinal(int ordinal, DayOfWeek day) implements Comparable<WeekdayOrdinal> {

  /** Checks the ordinal's range. */
  public WeekdayOrdinal {
    if (ordinal < -53 || ordinal > 53) {
      throw new IllegalArgumentException("BYDAY counts from -53 to 53, not " + ordinal);
    }
  }

  @Override
  public int compareTo(WeekdayOrdinal other) {
    int byOrdinal = Integer.compare(ordinal, other.ordinal);
    return byOrdinal != 0 ? byOrdinal : day.compareTo(other.day);
  }

  @Override
  public String toString() {
    return (ordinal == 0 ? "" : Integer.toString(ordinal)) + day.name().substring(0, 2);
  }
}
