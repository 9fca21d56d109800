package dev.calsync.engine.projection;

import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.engine.form.RuleNormalForm;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import java.util.EnumSet;
import java.util.Set;

/** Which limits of targets a rule is beyond, wherever it ends (R-C7). */
final class RuleNeeds {

  /** The last day that every month has (SEM-30). */
  private static final int SAFE = 28;

  private RuleNeeds() {}

  /** What a rule that begins with a slot asks of its target. */
  static Set<Limit> of(RecurrenceRule said, Slot start) {
    RecurrenceRule rule = RuleNormalForm.of(said, start);
    Set<Limit> needs = EnumSet.noneOf(Limit.class);
    if (!PlainPattern.hasOneTimeOfDay(rule)) {
      needs.add(Limit.SLOTS_WITHIN_DAYS);
    }
    if (!PlainPattern.isOne(rule)) {
      needs.add(Limit.FREE_PATTERNS);
    }
    if (rule.byMonthDay().stream().anyMatch(day -> Math.abs(day) > SAFE)) {
      needs.add(Limit.LATE_DAYS_OF_MONTH);
    }
    return needs;
  }
}
