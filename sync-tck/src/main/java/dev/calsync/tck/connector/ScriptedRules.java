package dev.calsync.tck.connector;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.event.Frequency;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a scripted calendar cannot say of how a series repeats. */
final class ScriptedRules {

  private ScriptedRules() {}

  static boolean areBeyond(SeriesSupport support, Recurrence repeats) {
    Set<Limit> needs = EnumSet.noneOf(Limit.class);
    if (repeats.rules().size() > 1) {
      needs.add(Limit.SEVERAL_RULES);
    }
    if (!repeats.added().isEmpty()) {
      needs.add(Limit.ADDED_SLOTS);
    }
    repeats.rules().forEach(rule -> needs.addAll(needsOf(rule)));
    return needs.stream().anyMatch(support.limits()::contains);
  }

  private static List<Limit> needsOf(RecurrenceRule rule) {
    Set<Limit> needs = EnumSet.noneOf(Limit.class);
    boolean daily = rule.frequency().compareTo(Frequency.DAILY) >= 0;
    if (!daily || rule.byHour().size() + rule.byMinute().size() + rule.bySecond().size() > 0) {
      needs.add(Limit.SLOTS_WITHIN_DAYS);
    }
    if (rule.byMonthDay().stream().anyMatch(day -> Math.abs(day) > 28)) {
      needs.add(Limit.LATE_DAYS_OF_MONTH);
    }
    rule.end()
        .match(() -> needs.add(Limit.ENDLESS_SERIES), n -> needs.add(Limit.COUNT), u -> false);
    return List.copyOf(needs);
  }
}
