package dev.calsync.ical.expansion;

import java.util.List;

/** BYYEARDAY: days counted from 1 January or 31 December. */
record ByYearDay(List<Integer> days) implements DayPart {

  @Override
  public int daysIn(MonthView month) {
    int bits = 0;
    for (int day : days) {
      bits |= month.bit(day > 0 ? month.yearFrom() + day - 1 : month.yearUntil() + day);
    }
    return bits;
  }
}
