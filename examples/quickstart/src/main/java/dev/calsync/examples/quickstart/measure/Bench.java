package dev.calsync.examples.quickstart.measure;

import dev.calsync.CalendarSync;
import dev.calsync.CalendarView;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.SyncSummary;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ics.IcsConnector;
import dev.calsync.connector.ics.IcsFile;
import dev.calsync.connector.ics.IcsFolder;
import dev.calsync.failure.CalsyncException;
import dev.calsync.host.KeyProvider;
import dev.calsync.policy.Policy;
import dev.calsync.store.SyncStore;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.h2.jdbcx.JdbcConnectionPool;

/** A generated calendar that is mirrored twice. */
final class Bench {

  private final Path folder;
  private final Path source;
  private final int events;

  Bench(Path folder, int events) throws IOException {
    this.folder = folder;
    this.source = folder.resolve("source.ics");
    this.events = events;
    GeneratedCalendar.write(source, events);
  }

  /** Time and heap, on the store that a user would have. */
  List<Measurement.Run> onFile() {
    SyncStore store = JdbcSyncStore.embedded(folder.resolve("timed"));
    return twice(store, "timed-mirror", Bench::timed);
  }

  /** Round trips, on a store that is listened to. */
  List<Long> onCounted() {
    String url = "jdbc:h2:mem:" + folder.getFileName();
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
    try {
      CountedDataSource counted = new CountedDataSource(pool);
      SyncStore store = JdbcSyncStore.on(counted.dataSource()).open();
      return twice(store, "counted-mirror", run -> trips(counted, run));
    } finally {
      pool.dispose();
    }
  }

  private static long trips(CountedDataSource counted, Runnable run) {
    long before = counted.trips();
    run.run();
    return counted.trips() - before;
  }

  private <R> List<R> twice(SyncStore store, String mirror, Function<Runnable, R> watched) {
    try (CalendarSync calsync =
        CalendarSync.builder()
            .store(store)
            .connectors(new IcsConnector())
            .keys(KeyProvider.file(folder.resolve("key")))
            .build()) {
      OwnerScope me = calsync.owner(OwnerId.of("me"));
      CalendarView from = me.connections().connect(IcsFile.of(source)).calendar();
      CalendarView to =
          me.connections().connect(IcsFolder.orCreate(folder.resolve(mirror))).calendar();
      EdgeView edge = me.edges().create(from.id(), to.id(), Policy.full());
      R initial = watched.apply(() -> sync(me, edge, events));
      return List.of(initial, watched.apply(() -> sync(me, edge, 0)));
    }
  }

  private static Measurement.Run timed(Runnable run) {
    PeakHeap.forget();
    long began = System.nanoTime();
    run.run();
    return new Measurement.Run(Duration.ofNanos(System.nanoTime() - began), PeakHeap.mebibytes());
  }

  private static void sync(OwnerScope me, EdgeView edge, long created) {
    SyncSummary summary = me.edges().syncNow(edge.id()).await(Duration.ofHours(1));
    if (!summary.finished() || summary.created() != created || summary.failed() > 0) {
      throw new CalsyncException("MEASURE_FAILED", summary.summary());
    }
  }
}
