package dev.calsync.engine.plan;

import dev.calsync.store.Evidence;
import java.util.Optional;

/**
 * Why an event has nothing to show under an edge.
 *
 * @param reason the code
 * @param evidence the evidence of its deletion at the source; empty if it is there, but the edge
 *     does not show it
 * @param keepsMirror whether a mirror that is there already stays, because time alone took the
 *     event out of the edge
 */
public record Withdrawal(String reason, Optional<Evidence.Kind> evidence, boolean keepsMirror) {

  /** The source deleted it. */
  public static Withdrawal deleted(Evidence.Kind evidence) {
    return new Withdrawal("SOURCE_" + evidence.name(), Optional.of(evidence), false);
  }

  /** The edge does not show it. */
  public static Withdrawal excluded(String code) {
    return new Withdrawal(code, Optional.empty(), false);
  }

  /** It left the window; leaving the window deletes nothing (R-C11, KEEP_PAST). */
  public static Withdrawal leftWindow() {
    return new Withdrawal("OUTSIDE_WINDOW", Optional.empty(), true);
  }
}
