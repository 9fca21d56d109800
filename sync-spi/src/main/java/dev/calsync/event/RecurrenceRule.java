package dev.calsync.event;

import java.time.DayOfWeek;
import java.util.List;

/**
 * A recurrence rule (RRULE, RFC 5545, section 3.3.10). Lists are empty where the rule has no such
 * part, and are kept sorted without repeats, so that equal rules are equal values (SEM-35).
 *
 * @param frequency the period
 * @param interval every how many periods, 1 to 10,000
 * @param end where the rule stops
 * @param bySecond seconds, 0 to 60
 * @param byMinute minutes, 0 to 59
 * @param byHour hours, 0 to 23
 * @param byDay days of the week
 * @param byMonthDay days of the month, 1 to 31 or -31 to -1
 * @param byYearDay days of the year, 1 to 366 or -366 to -1
 * @param byWeekNo ISO weeks, 1 to 53 or -53 to -1
 * @param byMonth months, 1 to 12
 * @param bySetPos positions within one period's set, 1 to 366 or -366 to -1
 * @param weekStart the first day of the week
 */
public record RecurrenceRule(
    Frequency frequency,
    int interval,
    RuleEnd end,
    List<Integer> bySecond,
    List<Integer> byMinute,
    List<Integer> byHour,
    List<WeekdayOrdinal> byDay,
    List<Integer> byMonthDay,
    List<Integer> byYearDay,
    List<Integer> byWeekNo,
    List<Integer> byMonth,
    List<Integer> bySetPos,
    DayOfWeek weekStart) {

  /** Checks every range, sorts and copies the lists. */
  public RecurrenceRule {
    if (interval < 1 || interval > 10_000) {
      throw new IllegalArgumentException("INTERVAL is 1 to 10,000, not " + interval);
    }
    bySecond = within("BYSECOND", bySecond, 0, 60);
    byMinute = within("BYMINUTE", byMinute, 0, 59);
    byHour = within("BYHOUR", byHour, 0, 23);
    byDay = byDay.stream().sorted().distinct().toList();
    byMonthDay = signed("BYMONTHDAY", byMonthDay, 31);
    byYearDay = signed("BYYEARDAY", byYearDay, 366);
    byWeekNo = signed("BYWEEKNO", byWeekNo, 53);
    byMonth = within("BYMONTH", byMonth, 1, 12);
    bySetPos = signed("BYSETPOS", bySetPos, 366);
  }

  /**
   * A rule with a period and nothing else.
   *
   * @param frequency the period
   * @return an endless rule, every period
   */
  public static RecurrenceRule every(Frequency frequency) {
    List<Integer> none = List.of();
    return new RecurrenceRule(
        frequency,
        1,
        RuleEnd.NEVER,
        none,
        none,
        none,
        List.of(),
        none,
        none,
        none,
        none,
        none,
        DayOfWeek.MONDAY);
  }

  /**
   * The same rule with another end.
   *
   * @param other where it shall stop
   * @return the changed rule
   */
  public RecurrenceRule ending(RuleEnd other) {
    return new RecurrenceRule(
        frequency,
        interval,
        other,
        bySecond,
        byMinute,
        byHour,
        byDay,
        byMonthDay,
        byYearDay,
        byWeekNo,
        byMonth,
        bySetPos,
        weekStart);
  }

  private static List<Integer> signed(String part, List<Integer> values, int limit) {
    if (values.contains(0)) {
      throw new IllegalArgumentException(part + " counts from 1 or -1, not 0");
    }
    return within(part, values, -limit, limit);
  }

  private static List<Integer> within(String part, List<Integer> values, int least, int most) {
    for (int value : values) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            part + " is " + least + " to " + most + ", not " + value);
      }
    }
    return values.stream().sorted().distinct().toList();
  }
}
