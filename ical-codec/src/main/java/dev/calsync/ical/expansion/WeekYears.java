package dev.calsync.ical.expansion;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Years of whole weeks. Week 1 is the first with at least four days in the year, so it is the one
 * with 4 January in it (RFC 5545, section 3.3.10; ISO 8601 where weeks start on Monday).
 *
 * @param weekStart WKST
 */
record WeekYears(DayOfWeek weekStart) implements DayCycle {

  @Override
  public long numberOf(long day) {
    int year = LocalDate.ofEpochDay(day).getYear();
    if (day < firstDay(year)) {
      return year - 1;
    }
    return day < firstDay(year + 1) ? year : year + 1;
  }

  @Override
  public long firstDay(long number) {
    DayCycle weeks = new Weeks(weekStart);
    return weeks.firstDay(weeks.numberOf(LocalDate.of((int) number, 1, 4).toEpochDay()));
  }
}
