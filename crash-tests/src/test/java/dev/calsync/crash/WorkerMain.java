package dev.calsync.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.calsync.CalendarSync;
import dev.calsync.host.KeyProvider;
import dev.calsync.store.jdbc.JdbcSyncStore;
import dev.calsync.store.jdbc.SchemaMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A node: its arguments are its name, the database, the provider's port and the key file. It says
 * UP, begins when told to, names the operations that the store refuses it for its lost lease, and
 * ends with its standard input.
 */
final class WorkerMain {

  static final String UP = "UP";

  private static final int CONNECTIONS = 4;

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
            Refusals.told(
                JdbcSyncStore.on(pool(url, name)).schemaMode(SchemaMode.NONE).open(),
                System.out::println))
        .connectors(new RemoteConnector(name, provider))
        .keys(KeyProvider.file(keys))
        .ids(() -> name + "-" + ids.incrementAndGet())
        .settings(CrashSettings.SYNC)
        .build();
  }

  /**
   * As hosts have it: a pool that throws dead connections away. They bear the node's name, so that
   * the database can tell who writes.
   */
  static HikariDataSource pool(String url, String name) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    source.setApplicationName(name);
    source.setConnectTimeout(5);
    source.setSocketTimeout(20);
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  private static void awaitEnd() throws IOException {
    int next = 0;
    while (next >= 0) {
      next = System.in.read();
    }
  }
}
