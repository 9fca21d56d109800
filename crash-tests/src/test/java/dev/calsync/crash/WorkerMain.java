package dev.calsync.crash;

import dev.calsync.CalendarSync;
import dev.calsync.host.KeyProvider;
import dev.calsync.store.jdbc.JdbcSyncStore;
import dev.calsync.store.jdbc.SchemaMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * A node: its arguments are its name, the database, the provider's port and the key file. It says
 * UP, begins when told to, and ends with its standard input.
 */
final class WorkerMain {

  static final String UP = "UP";

  private WorkerMain() {}

  public static void main(String[] args) throws IOException {
    CalendarSync calsync = node(args[0], args[1], Integer.parseInt(args[2]), Path.of(args[3]));
    System.out.println(UP);
    if (System.in.read() >= 0) {
      calsync.worker().start();
      awaitEnd();
    }
    Runtime.getRuntime().halt(0);
  }

  private static CalendarSync node(String name, String url, int provider, Path keys) {
    AtomicLong ids = new AtomicLong();
    return CalendarSync.builder()
        .store(
            JdbcSyncStore.on(JdbcConnectionPool.create(source(url, name)))
                .schemaMode(SchemaMode.NONE)
                .open())
        .connectors(new RemoteConnector(name, provider))
        .keys(KeyProvider.file(keys))
        .ids(() -> name + "-" + ids.incrementAndGet())
        .settings(CrashSettings.SYNC)
        .build();
  }

  /** Connections bear the node's name, so that the database can tell who writes. */
  static PGConnectionPoolDataSource source(String url, String name) {
    PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
    source.setURL(url);
    source.setApplicationName(name);
    source.setConnectTimeout(5);
    source.setSocketTimeout(20);
    return source;
  }

  private static void awaitEnd() throws IOException {
    int next = 0;
    while (next >= 0) {
      next = System.in.read();
    }
  }
}
