package dev.calsync.engine.directory;

import dev.calsync.policy.SyncMode;

/**
 * How far an edge goes by itself.
 *
 * @param mode what its host said
 * @param firstRun whether its first run may write
 */
public record EdgeGate(SyncMode mode, FirstRun firstRun) {

  /** Nobody said anything. */
  public static final EdgeGate OPEN = new EdgeGate(SyncMode.LIVE, FirstRun.APPROVED);

  /** Whether the first run of an edge may write (R-C8). */
  public enum FirstRun {
    /** Not planned to its end, so that nobody knows how much it would write. */
    PLANNING,
    /** It would write more than it may without being asked. */
    WAITING,
    /** It may: somebody said so, it is small, or nobody wants to be asked. */
    APPROVED
  }

  /** With another mode. */
  public EdgeGate with(SyncMode other) {
    return new EdgeGate(other, firstRun);
  }

  /** With another answer about its first run. */
  public EdgeGate with(FirstRun other) {
    return new EdgeGate(mode, other);
  }
}
