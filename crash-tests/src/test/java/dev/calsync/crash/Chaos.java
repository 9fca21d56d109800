package dev.calsync.crash;

import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** What goes wrong, one thing after the other. */
final class Chaos {

  private final Fleet fleet;
  private final PostgresNode postgres;
  private final CuttingProxy proxy;
  private final SplittableRandom random;
  private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);

  /** Kinds of faults. */
  enum Fault {
    KILL,
    PAUSE,
    CUT,
    LOST_COMMIT,
    TERMINATE,
    DATABASE_CRASH
  }

  Chaos(Fleet fleet, PostgresNode postgres, CuttingProxy proxy, SplittableRandom random) {
    this.fleet = fleet;
    this.postgres = postgres;
    this.proxy = proxy;
    this.random = random;
  }

  /** One more fault. Somebody is always left who could go on. */
  void strike() throws IOException, SQLException, InterruptedException {
    Fault fault = chosen();
    done.merge(fault, 1, Integer::sum);
    switch (fault) {
      case KILL -> fleet.kill(random);
      case PAUSE ->
          fleet.pause(random, CrashSettings.LEASE.toMillis() + 500 + random.nextInt(10_000));
      case CUT -> proxy.cutAfter(1 + random.nextInt(2_000));
      case LOST_COMMIT -> proxy.loseCommit();
      case TERMINATE -> postgres.terminate(1 + random.nextInt(3));
      case DATABASE_CRASH -> postgres.crash();
    }
  }

  private Fault chosen() {
    int dice = random.nextInt(100);
    if (dice < 75 && fleet.running() >= 2) {
      return dice < 63 ? Fault.KILL : Fault.PAUSE;
    }
    int other = random.nextInt(25);
    if (other < 4) {
      return Fault.DATABASE_CRASH;
    }
    return other < 11 ? Fault.LOST_COMMIT : other < 18 ? Fault.CUT : Fault.TERMINATE;
  }

  Map<Fault, Integer> done() {
    return Map.copyOf(done);
  }
}
