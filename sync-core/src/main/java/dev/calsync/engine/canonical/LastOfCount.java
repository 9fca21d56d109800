package dev.calsync.engine.canonical;

import dev.calsync.event.EventTime;
import dev.calsync.event.RecurrenceRule;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the last slot of a rule with COUNT has begun at the latest, told without looking for it: as
 * many periods on as there are slots, if every period is sure to have one. Of other rules nothing
 * is told: 29 February may be eight years off, and a Friday the 13th has months to itself.
 */
final class LastOfCount {

  /** Further on than calendars go. */
  private static final long MOST_PERIODS = 4_000_000;

  private LastOfCount() {}

  static Optional<LocalDateTime> of(RecurrenceRule rule, EventTime time) {
    int count = rule.end().match(() -> 0, slots -> slots, ignored -> 0);
    LocalDateTime start =
        time.match(
            days -> days.start().atStartOfDay(),
            zoned -> zoned.start(),
            floating -> floating.start());
    long periods = (long) count * rule.interval() * periodsForOne(rule, start, isTimed(time));
    return periods == 0 || periods > MOST_PERIODS || start.getYear() > 9_999
        ? Optional.empty()
        : Optional.of(start.plus(periods + 1, unit(rule)).plusDays(2));
  }

  private static boolean isTimed(EventTime time) {
    return !(time instanceof EventTime.AllDay);
  }

  private static ChronoUnit unit(RecurrenceRule rule) {
    return switch (rule.frequency()) {
      case SECONDLY -> ChronoUnit.SECONDS;
      case MINUTELY -> ChronoUnit.MINUTES;
      case HOURLY -> ChronoUnit.HOURS;
      case DAILY -> ChronoUnit.DAYS;
      case WEEKLY -> ChronoUnit.WEEKS;
      case MONTHLY -> ChronoUnit.MONTHS;
      case YEARLY -> ChronoUnit.YEARS;
    };
  }

  /** In how many intervals of the rule there is a slot for sure; 0 if that cannot be told. */
  private static int periodsForOne(RecurrenceRule rule, LocalDateTime start, boolean timed) {
    if (!rule.bySetPos().isEmpty() || !rule.byYearDay().isEmpty() || !rule.byWeekNo().isEmpty()) {
      return 0;
    }
    return switch (rule.frequency()) {
      // The clocks skip slots, an hour's in a year at most.
      case SECONDLY, MINUTELY, HOURLY -> timed && hasNoParts(rule) ? 2 : 0;
      case DAILY -> hasNone(rule.byMonth(), rule.byMonthDay()) ? ofDays(rule) : 0;
      case WEEKLY -> hasNone(rule.byMonth(), rule.byMonthDay()) ? 1 : 0;
      case MONTHLY -> hasNone(rule.byMonth()) && isInEveryMonth(rule, start) ? 1 : 0;
      case YEARLY -> isInEveryMonth(rule, start) ? 1 : 0;
    };
  }

  private static int ofDays(RecurrenceRule rule) {
    if (rule.byDay().isEmpty()) {
      return 1;
    }
    return rule.interval() % 7 == 0 ? 0 : 7;
  }

  private static boolean isInEveryMonth(RecurrenceRule rule, LocalDateTime start) {
    if (rule.byMonthDay().isEmpty() && rule.byDay().isEmpty()) {
      return start.getDayOfMonth() <= 28;
    }
    return rule.byMonthDay().isEmpty()
        ? rule.byDay().stream().anyMatch(day -> Math.abs(day.ordinal()) <= 4)
        : rule.byDay().isEmpty() && rule.byMonthDay().stream().anyMatch(day -> Math.abs(day) <= 28);
  }

  private static boolean hasNoParts(RecurrenceRule rule) {
    return hasNone(
        rule.byMonth(),
        rule.byMonthDay(),
        rule.byDay(),
        rule.byHour(),
        rule.byMinute(),
        rule.bySecond());
  }

  private static boolean hasNone(List<?>... parts) {
    return Stream.of(parts).allMatch(List::isEmpty);
  }
}
