package dev.calsync.engine.form;

import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.Slot;
import dev.calsync.event.WeekdayOrdinal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The days of a plain rule, made period by period as RFC 5545, section 3.3.10 tells it: slow, and
 * unlike {@link RuleDays} in every step, so that one can judge the other.
 *
 * @param rule without times, BYSETPOS, BYWEEKNO, BYYEARDAY
 * @param start the first slot
 */
record SpelledOutRule(RecurrenceRule rule, LocalDate start) {

  private static final int YEARS = 6;

  List<LocalDate> days() {
    TreeSet<LocalDate> days = new TreeSet<>();
    for (int i = 0; i <= periods(); i += rule.interval()) {
      period(i).filter(day -> day.isAfter(start)).forEach(days::add);
    }
    days.add(start);
    days.removeIf(day -> day.isAfter(start.plusYears(YEARS)));
    if (rule.end() instanceof RuleEnd.Until until) {
      days.removeIf(day -> new Slot.OnDay(day).compareTo(until.last()) > 0);
    }
    long most = rule.end() instanceof RuleEnd.Count count ? count.slots() : days.size();
    return days.stream().limit(most).toList();
  }

  private int periods() {
    return switch (rule.frequency()) {
      case WEEKLY -> 53 * YEARS;
      case MONTHLY -> 12 * YEARS;
      case YEARLY -> YEARS;
      default -> 366 * YEARS;
    };
  }

  private Stream<LocalDate> period(int number) {
    return switch (rule.frequency()) {
      case WEEKLY -> week(number).filter(this::inMonth);
      case MONTHLY -> month(YearMonth.from(start).plusMonths(number)).filter(this::inMonth);
      case YEARLY -> year(start.getYear() + number);
      default ->
          Stream.of(start.plusDays(number))
              .filter(this::inMonth)
              .filter(day -> rule.byDay().isEmpty() || isWeekday(day))
              .filter(day -> rule.byMonthDay().isEmpty() || isMonthDay(day));
    };
  }

  private Stream<LocalDate> week(int number) {
    LocalDate first =
        start.with(TemporalAdjusters.previousOrSame(rule.weekStart())).plusWeeks(number);
    return IntStream.range(0, 7)
        .mapToObj(first::plusDays)
        .filter(
            day ->
                rule.byDay().isEmpty()
                    ? day.getDayOfWeek() == start.getDayOfWeek()
                    : isWeekday(day));
  }

  private Stream<LocalDate> year(int year) {
    if (rule.byMonth().isEmpty() && rule.byMonthDay().isEmpty()) {
      return rule.byDay().isEmpty()
          ? month(YearMonth.of(year, start.getMonth()))
          : rule.byDay().stream().flatMap(day -> nth(day, wholeYear(year)));
    }
    return IntStream.rangeClosed(1, 12)
        .mapToObj(month -> YearMonth.of(year, month))
        .flatMap(this::month)
        .filter(this::inMonth);
  }

  private Stream<LocalDate> month(YearMonth month) {
    List<LocalDate> all =
        IntStream.rangeClosed(1, month.lengthOfMonth()).mapToObj(month::atDay).toList();
    if (!rule.byMonthDay().isEmpty()) {
      return all.stream()
          .filter(this::isMonthDay)
          .filter(day -> rule.byDay().isEmpty() || isWeekday(day));
    }
    return rule.byDay().isEmpty()
        ? all.stream().filter(day -> day.getDayOfMonth() == start.getDayOfMonth())
        : rule.byDay().stream().flatMap(day -> nth(day, all));
  }

  private static Stream<LocalDate> nth(WeekdayOrdinal wanted, List<LocalDate> all) {
    List<LocalDate> those = all.stream().filter(day -> day.getDayOfWeek() == wanted.day()).toList();
    int n = wanted.ordinal();
    int index = n > 0 ? n - 1 : those.size() + n;
    return n == 0
        ? those.stream()
        : IntStream.range(0, those.size()).filter(i -> i == index).mapToObj(those::get);
  }

  private static List<LocalDate> wholeYear(int year) {
    return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).toList();
  }

  private boolean inMonth(LocalDate day) {
    return rule.byMonth().isEmpty() || rule.byMonth().contains(day.getMonthValue());
  }

  private boolean isWeekday(LocalDate day) {
    DayOfWeek own = day.getDayOfWeek();
    return rule.byDay().stream().anyMatch(wanted -> wanted.day() == own);
  }

  private boolean isMonthDay(LocalDate day) {
    return rule.byMonthDay().stream()
        .anyMatch(n -> n > 0 ? day.getDayOfMonth() == n : isFromEnd(day, -n));
  }

  private static boolean isFromEnd(LocalDate day, int n) {
    return day.plusDays(n).equals(YearMonth.from(day).plusMonths(1).atDay(1));
  }
}
