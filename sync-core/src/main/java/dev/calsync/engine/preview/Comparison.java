package dev.calsync.engine.preview;

import dev.calsync.plan.Plan;
import dev.calsync.plan.PlanAction;
import dev.calsync.plan.PlanItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A plan that somebody looked at, beside what would be planned now (R-C8).
 *
 * @param replanned what is done now and was not planned so, as it is planned now
 * @param dropped what was planned and is not done any more, as it was planned
 * @param isWithinBounds whether no action concerns more mirrors than it did, under the same policy
 */
public record Comparison(List<PlanItem> replanned, List<PlanItem> dropped, boolean isWithinBounds) {

  private static final List<PlanAction> BOUNDED =
      List.of(PlanAction.CREATE, PlanAction.UPDATE, PlanAction.DELETE, PlanAction.ADOPT);

  /** Compares what both would do; what stays as it is may have changed all the same. */
  public static Comparison of(Plan seen, Plan now) {
    boolean within =
        seen.policyRevision() == now.policyRevision()
            && BOUNDED.stream().allMatch(action -> now.count(action) <= seen.count(action));
    return new Comparison(beyond(now, seen), beyond(seen, now), within);
  }

  /** Whether both would do the same. */
  public boolean isSame() {
    return isWithinBounds && replanned.isEmpty() && dropped.isEmpty();
  }

  /** All that differs. */
  public List<PlanItem> differences() {
    return Stream.concat(replanned.stream(), dropped.stream()).toList();
  }

  private record Done(String uid, String basis, PlanAction action) {

    static Done of(PlanItem item) {
      return new Done(item.uid(), item.basis(), item.action());
    }
  }

  private static List<PlanItem> beyond(Plan one, Plan other) {
    Map<Done, Integer> known = new HashMap<>();
    changes(other).forEach(item -> known.merge(Done.of(item), 1, Integer::sum));
    List<PlanItem> beyond = new ArrayList<>();
    changes(one)
        .forEach(
            item -> {
              int left = known.merge(Done.of(item), -1, Integer::sum);
              if (left < 0) {
                beyond.add(item);
              }
            });
    return beyond;
  }

  private static Stream<PlanItem> changes(Plan plan) {
    return plan.items().stream().filter(item -> item.action() != PlanAction.KEEP);
  }
}
