package dev.calsync.engine.projection;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.WeekdayOrdinal;
import java.util.List;
import java.util.Set;

/**
 * The six patterns that every calendar with series knows: every n days; every n weeks on some days
 * of the week; every n months or years on one day of a month, or on the first to fourth or last of
 * some days of the week in it.
 */
final class PlainPattern {

  private static final Set<Integer> POSITIONS = Set.of(1, 2, 3, 4, -1);

  private PlainPattern() {}

  /** Whether a rule in normal form is one of them. */
  static boolean isOne(RecurrenceRule rule) {
    return namesOnlyWeekdaysAndDaysOfMonths(rule)
        && switch (rule.frequency()) {
          case SECONDLY, MINUTELY, HOURLY -> false;
          case DAILY -> isBare(rule) && rule.byDay().isEmpty();
          case WEEKLY -> isBare(rule) && rule.byDay().stream().allMatch(PlainPattern::isEvery);
          case MONTHLY -> rule.byMonth().isEmpty() && isInMonth(rule);
          case YEARLY -> rule.byMonth().size() == 1 && isInMonth(rule);
        };
  }

  private static boolean namesOnlyWeekdaysAndDaysOfMonths(RecurrenceRule rule) {
    return rule.byYearDay().isEmpty() && rule.byWeekNo().isEmpty() && hasOneTimeOfDay(rule);
  }

  /** Whether a rule has at most one slot a day, at the time of its first. */
  static boolean hasOneTimeOfDay(RecurrenceRule rule) {
    return rule.frequency().compareTo(Frequency.DAILY) >= 0
        && rule.byHour().isEmpty()
        && rule.byMinute().isEmpty()
        && rule.bySecond().isEmpty();
  }

  private static boolean isBare(RecurrenceRule rule) {
    return rule.byMonth().isEmpty() && rule.byMonthDay().isEmpty() && rule.bySetPos().isEmpty();
  }

  private static boolean isInMonth(RecurrenceRule rule) {
    if (!rule.byMonthDay().isEmpty()) {
      return rule.byMonthDay().size() == 1
          && rule.byMonthDay().get(0) > 0
          && rule.byDay().isEmpty()
          && rule.bySetPos().isEmpty();
    }
    return rule.bySetPos().isEmpty() ? isOneOrdinal(rule.byDay()) : isPosition(rule);
  }

  private static boolean isOneOrdinal(List<WeekdayOrdinal> days) {
    return days.size() == 1 && POSITIONS.contains(days.get(0).ordinal());
  }

  private static boolean isPosition(RecurrenceRule rule) {
    return rule.bySetPos().size() == 1
        && POSITIONS.contains(rule.bySetPos().get(0))
        && !rule.byDay().isEmpty()
        && rule.byDay().stream().allMatch(PlainPattern::isEvery);
  }

  private static boolean isEvery(WeekdayOrdinal day) {
    return day.ordinal() == 0;
  }
}
