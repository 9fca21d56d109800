package dev.calsync.benchmarks;

import dev.calsync.store.SyncStore;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.time.Duration;

/** A host in a small JVM of its own that mirrors one large calendar. */
final class MirrorProbe {

  private MirrorProbe() {}

  public static void main(String... args) throws InterruptedException {
    int events = Integer.parseInt(args[1]);
    InProcess provider = new InProcess(InProcess.capabilities(50, 4), Duration.ZERO);
    try (Database database = new Database(args[0], EngineJobs.LOOPS)) {
      SyncStore store = JdbcSyncStore.on(database.pool()).open();
      try (Installation host = new Installation(store, provider)) {
        System.out.println(host.mirror("large", new MadeUp(events, InitialMirror.PAGE)));
      }
    }
  }
}
