package dev.calsync.ical.expansion;

import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import dev.calsync.event.WeekdayOrdinal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The RFC's paragraphs in {@code java.time}, one after the other, period by period, every day of it
 * looked at: slow, and without a line in common with what it judges.
 */
final class PlainReading {

  private final RecurrenceRule rule;
  private final LocalDateTime start;
  private final WeekFields weeks;

  PlainReading(RecurrenceRule rule, LocalDateTime start) {
    this.rule = rule;
    this.start = start;
    this.weeks = WeekFields.of(rule.weekStart(), 4);
  }

  /** The start and what follows it, up to a last wall time. */
  List<LocalDateTime> slots(LocalDateTime last) {
    List<LocalDateTime> slots = new ArrayList<>(List.of(start));
    LocalDateTime period = firstPeriod();
    int most = rule.end().match(() -> Integer.MAX_VALUE, n -> n, until -> Integer.MAX_VALUE);
    while (slots.size() < most && !period.isAfter(last)) {
      LocalDateTime next = after(period, 1);
      for (LocalDateTime slot : positioned(candidates(period, next))) {
        if (slot.isAfter(start) && slots.size() < most && !slot.isAfter(last) && !over(slot)) {
          slots.add(slot);
        }
      }
      period = after(period, rule.interval());
    }
    return slots;
  }

  private boolean over(LocalDateTime slot) {
    return rule.end()
        .match(() -> false, n -> false, until -> new Slot.AtTime(slot).compareTo(until) > 0);
  }

  private LocalDateTime firstPeriod() {
    LocalDate day = start.toLocalDate();
    return switch (rule.frequency()) {
      case SECONDLY -> start;
      case MINUTELY -> start.truncatedTo(ChronoUnit.MINUTES);
      case HOURLY -> start.truncatedTo(ChronoUnit.HOURS);
      case DAILY -> day.atStartOfDay();
      case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(rule.weekStart())).atStartOfDay();
      case MONTHLY -> day.withDayOfMonth(1).atStartOfDay();
      case YEARLY ->
          rule.byWeekNo().isEmpty()
              ? day.withDayOfYear(1).atStartOfDay()
              : weekOne(day.get(weeks.weekBasedYear()));
    };
  }

  private LocalDateTime weekOne(int year) {
    return LocalDate.of(year, 7, 1)
        .with(weeks.weekOfWeekBasedYear(), 1)
        .with(weeks.dayOfWeek(), 1)
        .atStartOfDay();
  }

  private LocalDateTime after(LocalDateTime period, int count) {
    return switch (rule.frequency()) {
      case SECONDLY -> period.plusSeconds(count);
      case MINUTELY -> period.plusMinutes(count);
      case HOURLY -> period.plusHours(count);
      case DAILY -> period.plusDays(count);
      case WEEKLY -> period.plusWeeks(count);
      case MONTHLY -> period.plusMonths(count);
      case YEARLY ->
          rule.byWeekNo().isEmpty()
              ? period.plusYears(count)
              : weekOne(period.get(weeks.weekBasedYear()) + count);
    };
  }

  private List<LocalDateTime> candidates(LocalDateTime period, LocalDateTime next) {
    List<LocalDateTime> candidates = new ArrayList<>();
    for (LocalDate day = period.toLocalDate(); day.atStartOfDay().isBefore(next); ) {
      if (dayMatches(day)) {
        addTimes(day, period, candidates);
      }
      day = day.plusDays(1);
    }
    return candidates;
  }

  private void addTimes(LocalDate day, LocalDateTime period, List<LocalDateTime> candidates) {
    for (int hour : values(rule.byHour(), HOUR_OF_DAY, Frequency.HOURLY, period)) {
      for (int minute : values(rule.byMinute(), MINUTE_OF_HOUR, Frequency.MINUTELY, period)) {
        for (int second : values(rule.bySecond(), SECOND_OF_MINUTE, Frequency.SECONDLY, period)) {
          candidates.add(day.atTime(hour, minute, second));
        }
      }
    }
  }

  private List<Integer> values(
      List<Integer> part, ChronoField field, Frequency unit, LocalDateTime period) {
    if (rule.frequency().compareTo(unit) > 0) {
      return part.isEmpty() ? List.of(start.get(field)) : part;
    }
    int own = period.get(field);
    return part.isEmpty() || part.contains(own) ? List.of(own) : List.of();
  }

  private boolean dayMatches(LocalDate day) {
    return (rule.byMonth().isEmpty() || rule.byMonth().contains(day.getMonthValue()))
        && fromEitherEnd(rule.byMonthDay(), day.getDayOfMonth(), day.lengthOfMonth())
        && fromEitherEnd(rule.byYearDay(), day.getDayOfYear(), day.lengthOfYear())
        && fromEitherEnd(
            rule.byWeekNo(),
            day.get(weeks.weekOfWeekBasedYear()),
            (int) day.range(weeks.weekOfWeekBasedYear()).getMaximum())
        && (rule.byDay().isEmpty()
            || rule.byDay().stream().anyMatch(wanted -> isWeekday(day, wanted)))
        && impliedMatches(day);
  }

  private boolean fromEitherEnd(List<Integer> part, int value, int last) {
    return part.isEmpty() || part.contains(value) || part.contains(value - last - 1);
  }

  private boolean isWeekday(LocalDate day, WeekdayOrdinal wanted) {
    if (day.getDayOfWeek() != wanted.day()) {
      return false;
    }
    boolean month = rule.frequency() == Frequency.MONTHLY || !rule.byMonth().isEmpty();
    int value = month ? day.getDayOfMonth() : day.getDayOfYear();
    int last = month ? day.lengthOfMonth() : day.lengthOfYear();
    return wanted.ordinal() == 0
        || wanted.ordinal() == (value - 1) / 7 + 1
        || wanted.ordinal() == -((last - value) / 7 + 1);
  }

  private boolean impliedMatches(LocalDate day) {
    if (!rule.byDay().isEmpty() || !rule.byMonthDay().isEmpty() || !rule.byYearDay().isEmpty()) {
      return true;
    }
    DayOfWeek weekday = start.getDayOfWeek();
    boolean sameDay = day.getDayOfMonth() == start.getDayOfMonth();
    return switch (rule.frequency()) {
      case WEEKLY -> day.getDayOfWeek() == weekday;
      case MONTHLY -> sameDay;
      case YEARLY ->
          rule.byWeekNo().isEmpty()
              ? sameDay && (!rule.byMonth().isEmpty() || day.getMonth() == start.getMonth())
              : day.getDayOfWeek() == weekday;
      default -> true;
    };
  }

  private List<LocalDateTime> positioned(List<LocalDateTime> candidates) {
    if (rule.bySetPos().isEmpty()) {
      return candidates;
    }
    TreeSet<LocalDateTime> picked = new TreeSet<>();
    for (int position : rule.bySetPos()) {
      int index = position > 0 ? position - 1 : candidates.size() + position;
      if (index >= 0 && index < candidates.size()) {
        picked.add(candidates.get(index));
      }
    }
    return List.copyOf(picked);
  }
}
