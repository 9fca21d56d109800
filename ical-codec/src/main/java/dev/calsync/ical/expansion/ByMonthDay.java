package dev.calsync.ical.expansion;

import java.util.List;

/** BYMONTHDAY: days counted from the first or the last of the month; what it lacks is skipped. */
final class ByMonthDay implements DayPart {

  private static final int LONGEST = 31;

  private final int fromFirst;
  private final int fromLast;

  ByMonthDay(List<Integer> days) {
    int forth = 0;
    int back = 0;
    for (int day : days) {
      if (day > 0) {
        forth |= 1 << (day - 1);
      } else {
        back |= 1 << (LONGEST + day);
      }
    }
    fromFirst = forth;
    fromLast = back;
  }

  /** Bits from the last are those of a month of 31 days, until they are shifted. */
  @Override
  public int daysIn(MonthView month) {
    return (fromFirst | fromLast >>> (LONGEST - month.length())) & month.everyDay();
  }
}
