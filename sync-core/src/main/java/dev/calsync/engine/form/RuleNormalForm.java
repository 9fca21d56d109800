package dev.calsync.engine.form;

import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.Slot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The one way to write a rule (SEM-35): what the first slot implies for days is said, what it
 * implies for the time of day is not, the first day of the week is Monday where it cannot matter,
 * UNTIL is the last slot there is. COUNT and UNTIL are not turned into each other.
 *
 * <p>UNTIL stays as it is for rules that {@link RuleDays} cannot tell; two spellings of the end of
 * such a rule have two hashes, which costs a write and shows nothing wrong.
 */
public final class RuleNormalForm {

  private RuleNormalForm() {}

  /**
   * The normal forms of rules, in one order and each once.
   *
   * @param rules the rules
   * @param start the first slot of their series
   */
  public static List<RecurrenceRule> ofAll(List<RecurrenceRule> rules, Slot start) {
    return rules.stream()
        .map(rule -> of(rule, start))
        .distinct()
        .sorted(Comparator.comparing(RuleNormalForm::bytes, Arrays::compareUnsigned))
        .toList();
  }

  /**
   * The normal form of a rule.
   *
   * @param rule the rule
   * @param start the first slot of its series
   */
  public static RecurrenceRule of(RecurrenceRule rule, Slot start) {
    ImpliedParts implied = new ImpliedParts(rule, start);
    RecurrenceRule said =
        new RecurrenceRule(
            rule.frequency(),
            rule.interval(),
            rule.end(),
            implied.bySecond(),
            implied.byMinute(),
            implied.byHour(),
            implied.byDay(),
            implied.byMonthDay(),
            rule.byYearDay(),
            rule.byWeekNo(),
            implied.byMonth(),
            rule.bySetPos(),
            implied.weekStart());
    return said.ending(end(said, start));
  }

  private static RuleEnd end(RecurrenceRule rule, Slot start) {
    if (!(rule.end() instanceof RuleEnd.Until until)) {
      return rule.end();
    }
    Optional<Slot> last = RuleDays.of(rule, start).flatMap(days -> days.lastNotAfter(until.last()));
    return last.isPresent() ? new RuleEnd.Until(last.get()) : until;
  }

  private static byte[] bytes(RecurrenceRule rule) {
    FormWriter out = new FormWriter();
    RuleForm.writeFields(out, rule);
    return out.toBytes();
  }
}
