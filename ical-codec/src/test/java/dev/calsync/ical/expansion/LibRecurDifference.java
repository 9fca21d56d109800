package dev.calsync.ical.expansion;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import java.util.function.Predicate;

/** Where lib-recur 0.17.1 reads RFC 5545 otherwise than we do, each with the shortest example. */
enum LibRecurDifference {

  /**
   * Section 3.3.10, table: BYMONTHDAY expands a year, so without BYMONTH it names days of every
   * month. lib-recur looks at the month of DTSTART only.
   */
  YEARLY_BY_MONTH_DAY(
      "2026-01-01T09:00",
      "FREQ=YEARLY;BYMONTHDAY=1;COUNT=3",
      "2026-01-01T09:00 2026-02-01T09:00 2026-03-01T09:00",
      rule ->
          rule.frequency() == Frequency.YEARLY
              && !rule.byMonthDay().isEmpty()
              && rule.byMonth().isEmpty()),

  /**
   * Section 3.3.10, BYSETPOS: the n-th of the set of the interval. lib-recur leaves out what lies
   * before DTSTART in the first year and counts from there; here April is the first of its set.
   */
  YEARLY_BY_SET_POS(
      "2026-05-20T09:00",
      "FREQ=YEARLY;BYMONTH=4,6;BYSETPOS=1;COUNT=3",
      "2026-05-20T09:00 2027-04-20T09:00 2028-04-20T09:00",
      rule -> rule.frequency() == Frequency.YEARLY && !rule.bySetPos().isEmpty()),

  /**
   * Section 3.3.10, BYYEARDAY: -1 is the last day of the year, so -2 is 30 December. As a limit
   * lib-recur is a day early.
   */
  NEGATIVE_YEAR_DAY_AS_LIMIT(
      "2026-12-29T22:00",
      "FREQ=HOURLY;BYYEARDAY=-2;COUNT=3",
      "2026-12-29T22:00 2026-12-30T00:00 2026-12-30T01:00",
      rule ->
          rule.frequency().compareTo(Frequency.DAILY) < 0
              && rule.byYearDay().stream().anyMatch(day -> day < 0)),

  /**
   * Section 3.3.10, BYWEEKNO: week 53 exists only in some years. Where it does not, lib-recur takes
   * another one.
   */
  WEEK_53(
      "2026-12-28T09:00",
      "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;UNTIL=20301231T090000",
      "2026-12-28T09:00",
      rule -> rule.byWeekNo().stream().anyMatch(week -> Math.abs(week) == 53)),

  /**
   * Section 3.3.10, table: a day must be in the month, in the week and on the weekday. Where a week
   * lies in two months lib-recur shows another weekday, here Sunday, 26 February 2023.
   */
  WEEKS_AND_MONTHS(
      "2022-02-26T09:00",
      "FREQ=YEARLY;BYMONTH=2;BYWEEKNO=9;BYDAY=WE;UNTIL=20241231T090000",
      "2022-02-26T09:00 2024-02-28T09:00",
      rule -> !rule.byWeekNo().isEmpty() && !rule.byMonth().isEmpty()),

  /**
   * Section 3.3.10, BYWEEKNO and INTERVAL, on which the RFC is silent: 31 December 2018 lies in
   * week 1 of 2019, and we count every second year from there. lib-recur counts from 2018.
   */
  WEEKS_OF_EVERY_OTHER_YEAR(
      "2018-12-31T09:00",
      "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=MO;UNTIL=20211231T090000",
      "2018-12-31T09:00 2021-01-04T09:00",
      rule -> !rule.byWeekNo().isEmpty() && rule.interval() > 1),

  /**
   * Section 3.8.5.3, unsynchronized DTSTART, whose result is undefined: we always show it and count
   * it. lib-recur's iterator leaves it out.
   */
  START_OFF_THE_RULE(
      "2026-11-20T09:00",
      "FREQ=WEEKLY;BYDAY=MO;COUNT=2",
      "2026-11-20T09:00 2026-11-23T09:00",
      rule -> false);

  final String start;
  final String rule;
  final String ours;
  private final Predicate<RecurrenceRule> concerned;

  LibRecurDifference(String start, String rule, String ours, Predicate<RecurrenceRule> concerned) {
    this.start = start;
    this.rule = rule;
    this.ours = ours;
    this.concerned = concerned;
  }

  static boolean concerns(RecurrenceRule rule) {
    for (LibRecurDifference difference : values()) {
      if (difference.concerned.test(rule)) {
        return true;
      }
    }
    return false;
  }
}
