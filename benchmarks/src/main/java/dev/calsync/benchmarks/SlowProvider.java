package dev.calsync.benchmarks;

import dev.calsync.store.SyncStore;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.time.Duration;

/** Benchmark 3b: the same where each write takes its time; nobody can be faster than the slots. */
final class SlowProvider implements Benchmark {

  private static final int SLOTS = 4;

  @Override
  public void run(Server server, Options options, Report report) throws Exception {
    int events = options.number("slow-events", 1_000, 100);
    Duration latency = Duration.ofMillis(options.number("latency", 250, 250));
    double limit = SLOTS * 1_000.0 / latency.toMillis();
    report.title(
        "3b · initial mirror of %,d events, %d ms a write, %d slots"
            .formatted(events, latency.toMillis(), SLOTS));
    Figures shares = new Figures();
    try (Database database = server.database(EngineJobs.LOOPS)) {
      SyncStore store = JdbcSyncStore.on(database.pool()).open();
      InProcess provider = new InProcess(InProcess.capabilities(1, SLOTS), latency);
      try (Installation host = new Installation(store, provider)) {
        for (int round = 0; round < options.rounds(); round++) {
          double seconds = host.mirror("owner-" + round, new MadeUp(events, InitialMirror.PAGE));
          shares.add(events / seconds / limit);
        }
      }
    }
    report.say("the limit is %.1f writes/s; reading and planning count, too", limit);
    report.atLeast("share of the limit", shares, 0.95);
  }
}
