package dev.calsync.crash;

import dev.calsync.Cadences;
import dev.calsync.Rollout;
import dev.calsync.SyncSettings;
import dev.calsync.policy.DeletionLimits;
import java.time.Duration;
import java.util.Optional;

/** Times of the nodes, and how long a run goes on. */
final class CrashSettings {

  static final Duration LEASE = Duration.ofSeconds(5);

  /** No call begins when less of the lease is left: a third of a short lease. */
  static final Duration MARGIN = LEASE.dividedBy(3);

  /** A dead node's lanes are somebody else's within this, on a machine that has time (R-D7). */
  static final Duration PROMISE = LEASE.plusSeconds(5);

  /** Nodes that are killed, in the shortest run. */
  static final int LEAST_KILLS = 30;

  /** How often everything else goes wrong, each, in the shortest run. */
  static final int LEAST_OF_EACH = 2;

  /** The end of the chaos, in which nobody asks for anything any more. */
  static final Duration UNASKED = Duration.ofSeconds(6);

  /** No calendar is read unless somebody asks: a poll would do anew what was lost. */
  private static final Duration NEVER = Duration.ofDays(1);

  static final SyncSettings SYNC =
      new SyncSettings(
          4,
          LEASE,
          Duration.ofSeconds(2),
          NEVER,
          Duration.ofSeconds(5),
          new DeletionLimits(anything(), anything()),
          Cadences.DEFAULT,
          false,
          Rollout.LIVE);

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

  /**
   * How long a recovery may take, 99 times of 100, if somebody asked for that to be tested. In
   * every build it is printed and not tested: a machine that is short of time adds as much as it
   * likes, and a minute has too few recoveries to tell. That every lane recovers is tested always.
   */
  static Optional<Duration> slowestRecovery() {
    return Optional.of(setting("crash.recovery", ""))
        .filter(given -> !given.isEmpty())
        .map(Duration::parse);
  }

  private static String setting(String name, String otherwise) {
    String given = System.getProperty(name, "");
    return given.isBlank() ? otherwise : given.strip();
  }
}
