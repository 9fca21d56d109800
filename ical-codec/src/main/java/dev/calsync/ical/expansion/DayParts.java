package dev.calsync.ical.expansion;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.WeekdayOrdinal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a rule that speak of days, together with what DTSTART supplies where none of them
 * names a day: its weekday in weeks, its day of the month in months, its date in years.
 *
 * <p>BYMONTH stands apart, so that whole months can be leapt over.
 */
final class DayParts implements DayPart {

  private static final long EVERY_MONTH = (1 << 13) - 2;

  private final long months;
  private final DayPart[] parts;

  private DayParts(long months, List<DayPart> parts) {
    this.months = months;
    this.parts = parts.toArray(DayPart[]::new);
  }

  static DayParts of(RecurrenceRule rule, LocalDate start) {
    List<DayPart> parts = new ArrayList<>();
    addGiven(rule, parts);
    if (namesDay(rule)) {
      return new DayParts(months(rule.byMonth()), parts);
    }
    addImplied(rule, start, parts);
    boolean ownMonth = rule.frequency() == Frequency.YEARLY && rule.byWeekNo().isEmpty();
    boolean implied = ownMonth && rule.byMonth().isEmpty();
    return new DayParts(months(implied ? List.of(start.getMonthValue()) : rule.byMonth()), parts);
  }

  private static boolean namesDay(RecurrenceRule rule) {
    return !(rule.byDay().isEmpty() && rule.byMonthDay().isEmpty() && rule.byYearDay().isEmpty());
  }

  private static long months(List<Integer> months) {
    return ClockParts.limit(months) & EVERY_MONTH;
  }

  private static void addGiven(RecurrenceRule rule, List<DayPart> parts) {
    if (!rule.byMonthDay().isEmpty()) {
      parts.add(new ByMonthDay(rule.byMonthDay()));
    }
    if (!rule.byDay().isEmpty()) {
      parts.add(new ByDay(rule.byDay(), scope(rule)));
    }
    if (!rule.byYearDay().isEmpty()) {
      parts.add(new ByYearDay(rule.byYearDay()));
    }
    if (!rule.byWeekNo().isEmpty()) {
      parts.add(new ByWeekNo(rule.byWeekNo(), new WeekYears(rule.weekStart())));
    }
  }

  private static void addImplied(RecurrenceRule rule, LocalDate start, List<DayPart> parts) {
    boolean weeks = rule.frequency() == Frequency.WEEKLY || !rule.byWeekNo().isEmpty();
    if (rule.frequency().compareTo(Frequency.WEEKLY) < 0) {
      return;
    }
    if (weeks) {
      WeekdayOrdinal weekday = new WeekdayOrdinal(0, start.getDayOfWeek());
      parts.add(new ByDay(List.of(weekday), ByDay.Scope.NONE));
    } else {
      parts.add(new ByMonthDay(List.of(start.getDayOfMonth())));
    }
  }

  /** Notes 1 and 2 of the RFC's table: what the number in {@code 2MO} counts in. */
  private static ByDay.Scope scope(RecurrenceRule rule) {
    boolean yearly = rule.frequency() == Frequency.YEARLY && rule.byWeekNo().isEmpty();
    if (rule.frequency() == Frequency.MONTHLY || yearly && !rule.byMonth().isEmpty()) {
      return ByDay.Scope.MONTH;
    }
    return yearly ? ByDay.Scope.YEAR : ByDay.Scope.NONE;
  }

  @Override
  public int daysIn(MonthView month) {
    int common = (months >>> month.month() & 1) == 0 ? 0 : month.everyDay();
    for (int i = 0; common != 0 && i < parts.length; i++) {
      common &= parts[i].daysIn(month);
    }
    return common;
  }

  /** The first day of the next month that may have days. */
  long nextFirstDay(MonthView month) {
    long later = months & -2L << month.month();
    int next = Long.numberOfTrailingZeros(later == 0 ? months : later);
    if (next == month.month() % 12 + 1) {
      return month.nextFirstDay();
    }
    return LocalDate.of(month.year() + (later == 0 ? 1 : 0), next, 1).toEpochDay();
  }
}
