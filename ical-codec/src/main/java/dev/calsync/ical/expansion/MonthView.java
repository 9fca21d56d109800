package dev.calsync.ical.expansion;

import java.time.LocalDate;
import java.time.Month;
import java.time.chrono.IsoChronology;

/**
 * A month of a year, as the parts of a rule see it: up to 31 bits, the lowest for its first day.
 *
 * @param year the year
 * @param month 1 to 12
 * @param yearFrom the epoch day of 1 January
 * @param firstDay the epoch day of its first day
 * @param length 28 to 31
 */
record MonthView(int year, int month, long yearFrom, long firstDay, int length) {

  static MonthView around(long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return new MonthView(
        date.getYear(),
        date.getMonthValue(),
        day - date.getDayOfYear() + 1,
        day - date.getDayOfMonth() + 1,
        date.lengthOfMonth());
  }

  MonthView next() {
    if (month == 12) {
      return new MonthView(year + 1, 1, nextFirstDay(), nextFirstDay(), 31);
    }
    int nextLength = month == 1 && isLeapYear() ? 29 : Month.of(month + 1).minLength();
    return new MonthView(year, month + 1, yearFrom, nextFirstDay(), nextLength);
  }

  private boolean isLeapYear() {
    return IsoChronology.INSTANCE.isLeapYear(year);
  }

  /** The epoch day of the next 1 January. */
  long yearUntil() {
    return yearFrom + (isLeapYear() ? 366 : 365);
  }

  long nextFirstDay() {
    return firstDay + length;
  }

  /** The bits of all its days. */
  int everyDay() {
    return -1 >>> (Integer.SIZE - length);
  }

  /** The bit of an epoch day; none if it lies in another month. */
  int bit(long day) {
    long index = day - firstDay;
    return index >= 0 && index < length ? 1 << index : 0;
  }
}
