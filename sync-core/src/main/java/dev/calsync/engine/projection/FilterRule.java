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

  static Optional<Exclusion> objectionToAll(Instance instance, Policy policy, EventTime series) {
    return objection(instance, policy, filter -> !filter.variesWithin(series));
  }

  static Optional<Exclusion> objectionThatVaries(
      Instance instance, Policy policy, EventTime series) {
    return objection(instance, policy, filter -> filter.variesWithin(series));
  }

  private static Optional<Exclusion> objection(
      Instance instance, Policy policy, Predicate<Filter> asked) {
    Optional<Exclusion> skipped =
        policy.skipped().stream()
            .filter(asked)
            .filter(filter -> filter.matches(instance))
            .findFirst()
            .map(Exclusion::skipped);
    return skipped.or(
        () ->
            policy.only().stream()
                .filter(asked)
                .filter(filter -> !filter.matches(instance))
                .findFirst()
                .map(Exclusion::notAmong));
  }
}
