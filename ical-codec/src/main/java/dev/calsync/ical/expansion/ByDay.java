package dev.calsync.ical.expansion;

import dev.calsync.event.WeekdayOrdinal;
import java.util.ArrayList;
import java.util.List;

/**
 * BYDAY: weekdays, or the n-th of a kind in the month or year. Where a number means nothing ({@link
 * Scope#NONE}) the weekday alone counts. Keeps the numbered days of the month or year asked for
 * last.
 */
final class ByDay implements DayPart {

  /** What a number counts in. */
  enum Scope {
    NONE,
    MONTH,
    YEAR
  }

  private static final int EVERY_SEVENTH = 1 | 1 << 7 | 1 << 14 | 1 << 21 | 1 << 28;

  private final Scope scope;

  /** The wanted days of a month that starts on Monday, on Tuesday, … */
  private final int[] byFirstWeekday = new int[7];

  private final List<WeekdayOrdinal> numbered = new ArrayList<>();
  private final long[] numberedDays;
  private long numberedFrom = Long.MIN_VALUE;

  ByDay(List<WeekdayOrdinal> days, Scope scope) {
    this.scope = scope;
    for (WeekdayOrdinal day : days) {
      if (day.ordinal() == 0 || scope == Scope.NONE) {
        addEvery(day);
      } else {
        numbered.add(day);
      }
    }
    numberedDays = new long[numbered.size()];
  }

  private void addEvery(WeekdayOrdinal wanted) {
    for (int first = 0; first < 7; first++) {
      byFirstWeekday[first] |= EVERY_SEVENTH << Math.floorMod(index(wanted) - first, 7);
    }
  }

  @Override
  public int daysIn(MonthView month) {
    int bits = byFirstWeekday[weekday(month.firstDay())] & month.everyDay();
    if (scope == Scope.MONTH) {
      turnTo(month.firstDay(), month.nextFirstDay());
    } else if (scope == Scope.YEAR) {
      turnTo(month.yearFrom(), month.yearUntil());
    }
    for (long day : numberedDays) {
      bits |= month.bit(day);
    }
    return bits;
  }

  private void turnTo(long from, long until) {
    if (from != numberedFrom) {
      numberedFrom = from;
      for (int i = 0; i < numberedDays.length; i++) {
        numberedDays[i] = nth(numbered.get(i), from, until);
      }
    }
  }

  /** The epoch day of such a weekday in a month or year, or one beyond it if it has none. */
  private static long nth(WeekdayOrdinal wanted, long from, long until) {
    if (wanted.ordinal() > 0) {
      int ahead = Math.floorMod(index(wanted) - weekday(from), 7);
      return from + ahead + (wanted.ordinal() - 1) * 7L;
    }
    int back = Math.floorMod(weekday(until - 1) - index(wanted), 7);
    return until - 1 - back + (wanted.ordinal() + 1) * 7L;
  }

  private static int index(WeekdayOrdinal day) {
    return day.day().getValue() - 1;
  }

  /** 0 for Monday; epoch day 0 was a Thursday. */
  private static int weekday(long day) {
    return Math.floorMod(day + 3, 7);
  }
}
