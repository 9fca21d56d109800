package dev.calsync.ical.expansion;

import dev.calsync.event.RecurrenceRule;
import java.time.LocalDate;

/**
 * The days on which a rule may have slots: those that all its parts let through. Keeps the bits of
 * the month asked for last.
 */
final class MatchingDays {

  private final DayParts parts;
  private MonthView month;
  private int bits;

  MatchingDays(RecurrenceRule rule, long startDay) {
    parts = DayParts.of(rule, LocalDate.ofEpochDay(startDay));
    month = MonthView.around(startDay);
    bits = parts.daysIn(month);
  }

  boolean contain(long day) {
    turnTo(day);
    return (bits >>> (day - month.firstDay()) & 1) != 0;
  }

  /** Adds the midnights of the days from {@code first} up to {@code end}, exclusive. */
  void collect(long first, long end, CandidateSet candidates) {
    for (long day = first; day < end; day = parts.nextFirstDay(month)) {
      turnTo(day);
      collectFrom(day, end, candidates);
    }
  }

  private void collectFrom(long first, long end, CandidateSet candidates) {
    int left = bits >>> (first - month.firstDay());
    for (long day = first; left != 0; day++, left >>>= 1) {
      int gap = Integer.numberOfTrailingZeros(left);
      day += gap;
      left >>>= gap;
      if (day >= end) {
        return;
      }
      candidates.add(day * DayCycle.SECONDS_A_DAY);
    }
  }

  private void turnTo(long day) {
    if (day < month.firstDay() || day >= month.nextFirstDay()) {
      month = day == month.nextFirstDay() ? month.next() : MonthView.around(day);
      bits = parts.daysIn(month);
    }
  }
}
