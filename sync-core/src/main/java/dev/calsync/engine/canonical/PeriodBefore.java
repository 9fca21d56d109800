package dev.calsync.engine.canonical;

import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** A start for the same rule that counts the same periods, and is not the start in question. */
final class PeriodBefore {

  private PeriodBefore() {}

  /**
   * The beginning of the period before the one that a slot lies in, as the rule's interval goes.
   */
  static Slot of(RecurrenceRule rule, Slot slot) {
    return slot instanceof Slot.AtTime timed
        ? new Slot.AtTime(before(rule, timed.start()))
        : new Slot.OnDay(before(rule, slot.day().atStartOfDay()).toLocalDate());
  }

  private static LocalDateTime before(RecurrenceRule rule, LocalDateTime start) {
    int periods = rule.interval();
    LocalDate day = start.toLocalDate();
    return switch (rule.frequency()) {
      case SECONDLY -> start.minusSeconds(periods);
      case MINUTELY -> start.minusMinutes(periods);
      case HOURLY -> start.minusHours(periods);
      case DAILY -> start.minusDays(periods);
      case WEEKLY -> start.minusWeeks(periods);
      case MONTHLY -> start.with(day.withDayOfMonth(1)).minusMonths(periods);
      case YEARLY -> start.with(day.withDayOfYear(1)).minusYears(periods);
    };
  }
}
