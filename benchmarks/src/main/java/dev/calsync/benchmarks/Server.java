package dev.calsync.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL of our own that loses nothing: every commit waits for the disk. */
final class Server implements AutoCloseable {

  private static final String[][] DURABLE = {
    {"fsync", "on"}, {"synchronous_commit", "on"}, {"full_page_writes", "on"},
  };

  /** As an ordinary installation would have them; the same for all contestants. */
  private static final String[][] ROOMY = {
    {"shared_buffers", "256MB"}, {"max_wal_size", "4GB"},
  };

  private final EmbeddedPostgres running;
  private final AtomicInteger databases = new AtomicInteger();

  private Server(EmbeddedPostgres running) {
    this.running = running;
  }

  static Server start(Path folder) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.resolve("server").toAbsolutePath().toFile());
    for (String[] setting : DURABLE) {
      builder.setServerConfig(setting[0], setting[1]);
    }
    for (String[] setting : ROOMY) {
      builder.setServerConfig(setting[0], setting[1]);
    }
    return new Server(builder.start());
  }

  static String settings() {
    return "PostgreSQL 18: fsync, synchronous_commit, full_page_writes on; 256 MB shared buffers";
  }

  /** A fresh, empty database with so many connections. */
  Database database(int connections) throws SQLException {
    String name = "bench_" + databases.incrementAndGet();
    try (Connection connection = running.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return new Database(running.getJdbcUrl("postgres", name), connections);
  }

  @Override
  public void close() throws IOException {
    running.close();
  }
}
