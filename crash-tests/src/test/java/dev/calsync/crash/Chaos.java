package dev.calsync.crash;

import dev.calsync.crash.FakeProvider.Keep;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What goes wrong, one thing after the other: as cards are dealt, so that everything comes as often
 * as it should in each minute, in any order.
 */
final class Chaos {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Fleet fleet;
  private final PostgresNode postgres;
  private final CuttingProxy proxy;
  private final FakeProvider provider;
  private final SplittableRandom random;
  private final List<Fault> deck = new ArrayList<>();
  private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);

  /** Kinds of faults, and how often each comes in a deck. */
  enum Fault {
    KILL(18),
    PAUSE(2),
    CUT(2),
    LOST_COMMIT(2),
    TERMINATE(2),
    DATABASE_CRASH(1);

    private final int cards;

    Fault(int cards) {
      this.cards = cards;
    }
  }

  Chaos(
      Fleet fleet,
      PostgresNode postgres,
      CuttingProxy proxy,
      FakeProvider provider,
      SplittableRandom random) {
    this.fleet = fleet;
    this.postgres = postgres;
    this.proxy = proxy;
    this.provider = provider;
    this.random = random;
  }

  /** One more fault, unless nobody would be left who could go on; answers whether one was dealt. */
  boolean strike() throws IOException, SQLException, InterruptedException {
    if (fleet.running() < 2) {
      return false;
    }
    Fault fault = drawn();
    switch (fault) {
      case KILL -> met(fault, fleet.kill(random));
      case PAUSE -> met(fault, pause());
      case CUT -> proxy.cutAfter(1 + random.nextInt(2_000));
      case LOST_COMMIT -> proxy.loseCommit();
      case TERMINATE -> met(fault, postgres.terminate(1 + random.nextInt(3)));
      case DATABASE_CRASH -> met(fault, postgres.crash());
    }
    return true;
  }

  private void met(Fault fault, boolean came) {
    done.merge(fault, came ? 1 : 0, Integer::sum);
  }

  private Fault drawn() {
    if (deck.isEmpty()) {
      for (Fault fault : Fault.values()) {
        deck.addAll(Collections.nCopies(fault.cards, fault));
      }
    }
    return deck.remove(random.nextInt(deck.size()));
  }

  /**
   * In the middle of a write, so that it wakes with something to tell a store that has given its
   * lane away. The first sleeps until the lane was freed for sure, others sometimes until it is
   * about to be.
   */
  private boolean pause() throws IOException, InterruptedException {
    Duration shortest =
        count(Fault.PAUSE) > 0
            ? CrashSettings.LEASE.plusMillis(500)
            : CrashSettings.PROMISE.plusSeconds(2);
    Duration howLong = shortest.plusMillis(random.nextInt(7_000));
    try (Keep keep = provider.keepNext()) {
      Optional<String> writer = keep.caller(PATIENCE);
      return writer.isPresent() && fleet.pause(writer.get(), howLong);
    }
  }

  /** Whether each came often enough for the shortest run. */
  boolean isEnough() {
    return count(Fault.KILL) >= CrashSettings.LEAST_KILLS
        && List.of(Fault.values()).stream()
            .allMatch(fault -> count(fault) >= CrashSettings.LEAST_OF_EACH);
  }

  private int count(Fault fault) {
    return done().getOrDefault(fault, 0);
  }

  /** How often each came to pass: what was dealt and met nobody does not count. */
  Map<Fault, Integer> done() {
    Map<Fault, Integer> all = new EnumMap<>(done);
    all.put(Fault.CUT, proxy.cuts());
    all.put(Fault.LOST_COMMIT, proxy.lostCommits());
    return all;
  }
}
