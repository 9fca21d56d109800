package dev.calsync.benchmarks;

import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.CalendarId;
import dev.calsync.policy.Policy;
import dev.calsync.store.SyncStore;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Benchmark 11: three calendars, each mirrored into both others, and a thousand changes. Each
 * change is one write at each edge that leaves its calendar; then nothing is written any more.
 */
final class EchoStorm implements Benchmark {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int CALENDARS = 3;
  private static final int EDGES_OF_A_CALENDAR = 2;

  @Override
  public void run(Server server, Options options, Report report) throws Exception {
    int changes = options.number("changes", 1_000, 150);
    report.title("11 · echo storm: 3 calendars, 6 edges, %,d changes".formatted(changes));
    Figures writes = new Figures();
    Figures after = new Figures();
    Figures seconds = new Figures();
    for (int round = 0; round < options.rounds(); round++) {
      try (Storm storm = new Storm(server, changes)) {
        storm.begin();
        int before = storm.writes();
        Stopwatch watch = new Stopwatch();
        storm.change();
        storm.cycle();
        seconds.add(watch.seconds());
        int changed = storm.writes();
        storm.cycle();
        storm.cycle();
        writes.add((changed - before) / (double) (changes * EDGES_OF_A_CALENDAR));
        after.add(storm.writes() - changed);
      }
    }
    report.figures("one cycle, all six edges one by one", seconds, "s");
    report.atLeast("writes : changes × edges, at least", writes, 1);
    report.atMost("writes : changes × edges, at most", writes, 1);
    report.atMost("writes in two further cycles", after, 0);
  }

  /** A ring of calendars with their events. */
  private static final class Storm implements AutoCloseable {

    private final int events;
    private final Database database;
    private final Installation host;
    private final OwnerScope owner;
    private final List<SharedCalendar> calendars = new ArrayList<>();
    private final List<EdgeView> edges;

    Storm(Server server, int events) throws Exception {
      this.events = events;
      this.database = server.database(EngineJobs.LOOPS);
      SyncStore store = JdbcSyncStore.on(database.pool()).open();
      this.host =
          new Installation(store, new InProcess(InProcess.capabilities(50, 4), Duration.ZERO));
      this.owner = host.owner("owner");
      Stream.generate(SharedCalendar::new).limit(CALENDARS).forEach(calendars::add);
      this.edges = edges();
    }

    private List<EdgeView> edges() {
      List<CalendarId> ids = new ArrayList<>();
      calendars.forEach(each -> ids.add(host.calendar(owner, "c" + ids.size(), each)));
      return ids.stream()
          .flatMap(
              from ->
                  ids.stream()
                      .filter(to -> !to.equals(from))
                      .map(to -> owner.edges().create(from, to, Policy.full())))
          .toList();
    }

    void begin() {
      put(0);
      cycle();
      cycle();
    }

    void change() {
      put(30);
    }

    private void put(int minutes) {
      for (int i = 0; i < events; i++) {
        calendars.get(i % CALENDARS).put("event-" + i, SampleEvents.event(i, minutes));
      }
    }

    void cycle() {
      for (EdgeView edge : edges) {
        if (!owner.edges().syncNow(edge.id()).await(PATIENCE).finished()) {
          throw new IllegalStateException("edge " + edge.id() + " did not come to its end");
        }
      }
    }

    int writes() {
      return calendars.stream().mapToInt(SharedCalendar::mirrorWrites).sum();
    }

    @Override
    public void close() {
      host.close();
      database.close();
    }
  }
}
