package dev.calsync.engine.projection;

import dev.calsync.event.EventTime;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Instance;
import dev.calsync.policy.Policy;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a policy skips is not shown, nor is what it does not ask for. Filters whose answer may
 * differ between the occurrences of a series are asked apart (SEM-3).
 */
final class FilterRule {

  private FilterRule() {}

  /** For a single event, or one occurrence. */
  static Optional<Exclusion> objection(Instance instance, Policy policy) {
    return objection(instance, policy, any -> true);
  }

  static Optional<Exclusion> objectionToAll(Instance instance, Policy policy, EventTime series) {
    return objection(instance, policy, filter -> !filter.variesWithin(series));
  }

  private static Optional<Exclusion> objection(
      Instance instance, Policy policy, Predicate<Filter> asked) {
    for (Filter filter : policy.skipped()) {
      if (asked.test(filter) && filter.matches(instance)) {
        return Optional.of(Exclusion.skipped(filter));
      }
    }
    for (Filter filter : policy.only()) {
      if (asked.test(filter) && !filter.matches(instance)) {
        return Optional.of(Exclusion.notAmong(filter));
      }
    }
    return Optional.empty();
  }
}
