package dev.calsync.store.jdbc;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * Servers that a test run starts, each once for the whole JVM and only if somebody asks. Nothing in
 * them is to survive, so they never wait for a disk; nothing tidies up in them unless a test says
 * so.
 */
enum PostgresServer {
  /** The one on the class path. */
  NEWEST,
  /** The oldest that we speak to; its files lie beside the class path. */
  OLDER;

  private static final Path FOLDER = Path.of("target", "servers");
  private static final AtomicLong COUNTER = new AtomicLong();

  private EmbeddedPostgres running;
  private String refusal = "";

  /** A fresh, empty database; skips the test where no server can be started. */
  PGConnectionPoolDataSource database() {
    EmbeddedPostgres server = started();
    String name = "db_" + COUNTER.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException error) {
      throw new IllegalStateException(error);
    }
    PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
    source.setURL(server.getJdbcUrl("postgres", name));
    return source;
  }

  private synchronized EmbeddedPostgres started() {
    if (running == null && refusal.isEmpty()) {
      try {
        running = start();
      } catch (IOException | IllegalStateException unable) {
        refusal = String.valueOf(unable.getMessage());
      }
    }
    return running == null
        ? abort(() -> "PostgreSQL (" + this + ") cannot be started here: " + refusal)
        : running;
  }

  private EmbeddedPostgres start() throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(FOLDER.toAbsolutePath().toFile())
            .setServerConfig("autovacuum", "off")
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("full_page_writes", "off");
    return (this == NEWEST ? builder : builder.setPgBinaryResolver(older())).start();
  }

  private static PgBinaryResolver older() throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(FOLDER, "*.jar")) {
      for (Path jar : jars) {
        return (system, machine) -> archiveIn(jar);
      }
    }
    throw new IOException("no older server in " + FOLDER);
  }

  private static InputStream archiveIn(Path jar) throws IOException {
    try (ZipFile files = new ZipFile(jar.toFile())) {
      ZipEntry archive =
          files.stream()
              .filter(entry -> entry.getName().endsWith(".txz"))
              .findFirst()
              .orElseThrow(() -> new IOException("no server in " + jar));
      return new java.io.ByteArrayInputStream(files.getInputStream(archive).readAllBytes());
    }
  }
}
