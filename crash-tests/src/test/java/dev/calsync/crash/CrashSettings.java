package dev.calsync.crash;

import dev.calsync.SyncSettings;
import dev.calsync.policy.DeletionLimits;
import java.time.Duration;

/** Times of the nodes, and how long a run goes on. */
final class CrashSettings {

  static final Duration LEASE = Duration.ofSeconds(5);

  /** No call begins when less of the lease is left: a third of a short lease. */
  static final Duration MARGIN = LEASE.dividedBy(3);

  /** After a lease, a dead node's lanes are somebody else's within this (R-D7). */
  static final Duration PROMISE = LEASE.plusSeconds(5);

  /** What a machine that is shared with others may add. */
  static final Duration ALLOWANCE = Duration.ofSeconds(5);

  /** Nodes that are killed or stand still past their lease, in the shortest run. */
  static final int LEAST_LOSSES = 30;

  static final SyncSettings SYNC =
      new SyncSettings(
          4,
          LEASE,
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          new DeletionLimits(anything(), anything()));

  private CrashSettings() {}

  /** The workload deletes more than anybody would without being asked. */
  private static DeletionLimits.Limit anything() {
    return new DeletionLimits.Limit(1_000_000, 100, 1_000_000);
  }

  static Duration chaos() {
    return Duration.ofSeconds((long) (60 * Double.parseDouble(setting("crash.minutes", "1"))));
  }

  static long seed() {
    String given = setting("crash.seed", "");
    return given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
  }

  private static String setting(String name, String otherwise) {
    String given = System.getProperty(name, "");
    return given.isBlank() ? otherwise : given.strip();
  }
}
