package dev.calsync.policy;

import java.time.Period;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What nobody may exceed.
 *
 * @param most the widest that is allowed
 */
record Ceiling(PolicyContent most) {

  static Ceiling of(PolicyContent most) {
    return new Ceiling(most);
  }

  boolean covers(PolicyContent content) {
    return most.fields().containsAll(content.fields())
        && content.rules().keySet().stream().allMatch(filter -> coversRule(content, filter))
        && content.privateEvents().showsAtMost(most.privateEvents())
        && content.alreadyPresent().showsAtMost(most.alreadyPresent())
        && content.skipped().containsAll(most.skipped())
        && content.only().containsAll(most.only())
        && coversWindow(content.window())
        && coversMerging(content.merging())
        && content.retention().keepsNoLongerThan(most.retention());
  }

  private boolean coversRule(PolicyContent content, Filter filter) {
    Set<Field> allowed = EnumSet.noneOf(Field.class);
    allowed.addAll(most.fields());
    Optional.ofNullable(most.rules().get(filter)).ifPresent(rule -> allowed.addAll(rule.fields()));
    return Optional.ofNullable(content.rules().get(filter))
        .map(rule -> allowed.containsAll(rule.fields()))
        .orElse(true);
  }

  private boolean coversWindow(Window window) {
    Window widest = most.window();
    return widest.equals(Window.open())
        || widest.match(
            mine ->
                window.match(
                    rolling ->
                        reachesNoFurther(rolling.past(), mine.past())
                            && reachesNoFurther(rolling.future(), mine.future()),
                    fixed -> false),
            mine ->
                window.match(
                    rolling -> false,
                    fixed ->
                        !fixed.from().isBefore(mine.from()) && !fixed.to().isAfter(mine.to())));
  }

  /** Blocks show less than events, and less the more pauses they hide. */
  private boolean coversMerging(Optional<Merging> merging) {
    return most.merging()
        .map(least -> merging.filter(mine -> mine.gap().compareTo(least.gap()) >= 0).isPresent())
        .orElse(true);
  }

  /** Months and days are not compared with each other: 1 month may be less than 30 days. */
  private static boolean reachesNoFurther(Optional<Period> one, Optional<Period> most) {
    return most.isEmpty()
        || one.filter(
                period ->
                    period.toTotalMonths() <= most.get().toTotalMonths()
                        && period.getDays() <= most.get().getDays())
            .isPresent();
  }
}
