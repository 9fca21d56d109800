package dev.calsync.ical.expansion;

import java.util.List;

/**
 * BYWEEKNO: all days of some weeks; those of week 1 and of the last may lie in two years. Keeps the
 * week year asked for last.
 */
final class ByWeekNo implements DayPart {

  private final List<Integer> weeks;
  private final WeekYears years;
  private final long[] firstDays;
  private int count;
  private long yearFrom;
  private long yearUntil;

  ByWeekNo(List<Integer> weeks, WeekYears years) {
    this.weeks = weeks;
    this.years = years;
    this.firstDays = new long[weeks.size()];
  }

  @Override
  public int daysIn(MonthView month) {
    int bits = 0;
    for (long day = month.firstDay(); day < month.nextFirstDay(); day = yearUntil) {
      turnTo(day);
      for (int i = 0; i < count; i++) {
        bits |= week(month, firstDays[i]);
      }
    }
    return bits;
  }

  private void turnTo(long day) {
    if (day < yearFrom || day >= yearUntil) {
      long year = years.numberOf(day);
      yearFrom = years.firstDay(year);
      yearUntil = years.firstDay(year + 1);
      chooseWeeks((int) (yearUntil - yearFrom) / 7);
    }
  }

  private void chooseWeeks(int last) {
    count = 0;
    for (int week : weeks) {
      int index = week > 0 ? week - 1 : last + week;
      if (index >= 0 && index < last) {
        firstDays[count++] = yearFrom + index * 7L;
      }
    }
  }

  private static int week(MonthView month, long firstDay) {
    if (firstDay >= month.nextFirstDay() || firstDay + 7 <= month.firstDay()) {
      return 0;
    }
    int bits = 0;
    for (int i = 0; i < 7; i++) {
      bits |= month.bit(firstDay + i);
    }
    return bits;
  }
}
