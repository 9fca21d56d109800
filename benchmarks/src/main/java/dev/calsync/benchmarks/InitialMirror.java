package dev.calsync.benchmarks;

import dev.calsync.store.SyncStore;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Benchmark 3: a calendar is mirrored for the first time, from the first request to the last
 * receipt: read, journalled, projected, planned, written, confirmed.
 */
final class InitialMirror implements Benchmark {

  static final int PAGE = 1_000;

  @Override
  public void run(Server server, Options options, Report report) throws Exception {
    int events = options.number("events", 10_000, 2_000);
    int large = options.number("many-events", 100_000, 10_000);
    int single = options.number("single-events", 1_000, 300);
    report.title("3 · initial mirror of %,d and of %,d events".formatted(events, large));
    report.say(Server.settings());
    report.say("a provider in this JVM that answers at once; pages of %,d, 50 writes a call", PAGE);
    try (Mirroring ours = new Mirroring(server, PAGE, false);
        Mirroring rows = new Mirroring(server, 1, true)) {
      ours.mirror(events);
      rows.mirror(single / 3 + 1);
      Figures fast = new Figures();
      Figures slow = new Figures();
      for (int round = 0; round < options.rounds(); round++) {
        fast.add(ours.mirror(events));
        slow.add(rows.mirror(single));
      }
      report.figures("calsync, %,d events".formatted(events), fast, "events/s");
      report.figures("row by row, %,d events".formatted(single), slow, "events/s");
      report.atLeast("events/s", fast, 3_000);
      report.atLeast("calsync : row by row", fast.dividedBy(slow), 15);
    }
    trips(server, options, report, events);
    inSmallMemory(server, report, large);
  }

  private static void trips(Server server, Options options, Report report, int events)
      throws Exception {
    try (Mirroring watched = new Mirroring(server, PAGE, false)) {
      watched.statements().forget();
      watched.watchedMirror(events);
      Figures trips = Figures.of(List.of(watched.statements().count() / (double) events));
      report.atMost("round trips for an event", trips, 0.02);
      if (options.profile()) {
        watched.statements().dearest(15).forEach(line -> report.say("    %s", line));
      }
    }
  }

  private static void inSmallMemory(Server server, Report report, int events) throws Exception {
    try (Database database = server.database(1)) {
      String told = probe(database.url(), events);
      double seconds = told.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(told);
      report.say("%,d events in a JVM of its own with -Xmx128m", events);
      report.figures("calsync", Figures.of(List.of(events / seconds)), "events/s");
      report.atMost("seconds", Figures.of(List.of(seconds)), events / 3_000.0);
    }
  }

  /** The seconds that it took, as text; empty if it did not come to its end. */
  private static String probe(String url, int events) throws IOException, InterruptedException {
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                "-Djava.util.logging.config.file=/dev/null",
                MirrorProbe.class.getName(),
                url,
                Integer.toString(events))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String told = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    host.waitFor();
    return told.lines().reduce("", (one, last) -> last);
  }

  /** A host that mirrors one calendar after the other. */
  private static final class Mirroring implements AutoCloseable {

    private final Database database;
    private final Statements statements;
    private final Installation plain;
    private final int page;
    private int calendars;

    Mirroring(Server server, int page, boolean rowByRow) throws Exception {
      this.page = page;
      this.database = server.database(EngineJobs.LOOPS);
      this.statements = new Statements(database.pool());
      SyncStore store = JdbcSyncStore.on(database.pool()).open();
      this.plain = installed(rowByRow ? RowByRow.over(store) : store);
    }

    private static Installation installed(SyncStore store) {
      return new Installation(store, new InProcess(InProcess.capabilities(50, 4), Duration.ZERO));
    }

    Statements statements() {
      return statements;
    }

    /** Events a second. */
    double mirror(int events) throws Exception {
      database.execute("vacuum analyze");
      database.execute("checkpoint");
      return events / plain.mirror("owner-" + ++calendars, new MadeUp(events, page));
    }

    void watchedMirror(int events) throws Exception {
      SyncStore store = JdbcSyncStore.on(statements.dataSource()).open();
      plain.close();
      statements.forget();
      try (Installation watched = installed(store)) {
        watched.mirror("watched", new MadeUp(events, page));
      }
    }

    @Override
    public void close() {
      plain.close();
      database.close();
    }
  }
}
