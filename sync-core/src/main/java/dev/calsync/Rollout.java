package dev.calsync;

import dev.calsync.calendar.OwnerId;
import dev.calsync.policy.SyncMode;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How far the library goes by itself, and when it asks before it begins (R-L7, R-C8). An edge may
 * go less far than this says, never further ({@link Edges#mode}).
 *
 * @param modes the mode of each owner; asked at each run, from many threads, so it answers from
 *     memory. All nodes must say the same.
 * @param firstRun how many mirrors an edge may write when it runs for the first time, at least 0;
 *     more wait under a hold whose reason is {@code FIRST_RUN} until it is approved, or its plan is
 *     applied. Empty if none waits. Asked when an edge is made.
 */
public record Rollout(Function<OwnerId, SyncMode> modes, OptionalInt firstRun) {

  /** Everybody is live, and no first run waits. */
  public static final Rollout LIVE = of(SyncMode.LIVE);

  /** Checks the range. */
  public Rollout {
    if (firstRun.isPresent() && firstRun.getAsInt() < 0) {
      throw new IllegalArgumentException(
          "firstRun is 0 or more mirrors, not " + firstRun.getAsInt());
    }
  }

  /**
   * One mode for all.
   *
   * @param mode the mode
   * @return the rollout
   */
  public static Rollout of(SyncMode mode) {
    return new Rollout(any -> mode, OptionalInt.empty());
  }

  /**
   * A mode for each owner, as a host with tenants has it.
   *
   * @param modes answers from memory
   * @return the rollout
   */
  public static Rollout byOwner(Function<OwnerId, SyncMode> modes) {
    return new Rollout(modes, OptionalInt.empty());
  }

  /**
   * The same, where first runs wait for an approval.
   *
   * @param mirrors how many may be written without one, at least 0
   * @return the changed rollout
   */
  public Rollout approvingFirstRunsAbove(int mirrors) {
    return new Rollout(modes, OptionalInt.of(mirrors));
  }
}
