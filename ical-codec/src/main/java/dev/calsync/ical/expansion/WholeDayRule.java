package dev.calsync.ical.expansion;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import java.time.Duration;
import java.util.List;

/**
 * A rule as whole days can follow it: without times, which the RFC has us disregard for dates
 * (section 3.3.10), and in whole days where its period is shorter than one.
 */
final class WholeDayRule {

  private WholeDayRule() {}

  static RecurrenceRule of(RecurrenceRule rule) {
    boolean shorter = rule.frequency().compareTo(Frequency.DAILY) < 0;
    return new RecurrenceRule(
        shorter ? Frequency.DAILY : rule.frequency(),
        shorter ? days(rule) : rule.interval(),
        rule.end(),
        List.of(),
        List.of(),
        List.of(),
        rule.byDay(),
        rule.byMonthDay(),
        rule.byYearDay(),
        rule.byWeekNo(),
        rule.byMonth(),
        rule.bySetPos(),
        rule.weekStart());
  }

  private static int days(RecurrenceRule rule) {
    long seconds = ClockPeriods.secondsIn(rule.frequency()) * rule.interval();
    return (int) Duration.ofSeconds(seconds + DayCycle.SECONDS_A_DAY - 1).toDays();
  }
}
