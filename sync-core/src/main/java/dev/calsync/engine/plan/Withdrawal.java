package dev.calsync.engine.plan;

import dev.calsync.store.Evidence;
import java.util.Optional;

/**
 * Why an event has nothing to show under an edge.
 *
 * @param reason the code
 * @param rule the rule that said so, in words; empty text where the code says it all
 * @param evidence the evidence of its deletion at the source; empty if it is there, but the edge
 *     does not show it
 */
public record Withdrawal(String reason, String rule, Optional<Evidence.Kind> evidence) {

  /** The source deleted it. */
  public static Withdrawal deleted(Evidence.Kind evidence) {
    return new Withdrawal("SOURCE_" + evidence.name(), "", Optional.of(evidence));
  }

  /** The edge does not show it. */
  public static Withdrawal excluded(String code) {
    return excluded(code, "");
  }

  /** A rule does not let the edge show it. */
  public static Withdrawal excluded(String code, String rule) {
    return new Withdrawal(code, rule, Optional.empty());
  }
}
