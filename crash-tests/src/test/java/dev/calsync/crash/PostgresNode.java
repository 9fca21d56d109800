package dev.calsync.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A PostgreSQL that waits for its disk, can be torn down without a word, and started again. */
final class PostgresNode implements AutoCloseable {

  private static final Path SERVERS = Path.of("target", "servers").toAbsolutePath();
  private static final long PATIENCE_SECONDS = 60;

  private final Path data;
  private final EmbeddedPostgres first;
  private final List<Outage> outages = new ArrayList<>();

  /**
   * While nobody could connect.
   *
   * @param from when it was told to stop
   * @param to when it took connections again
   */
  record Outage(Instant from, Instant to) {
    Duration took() {
      return Duration.between(from, to);
    }

    boolean touches(Instant begin, Instant end) {
      return from.isBefore(end) && to.isAfter(begin);
    }
  }

  PostgresNode(Path folder) throws IOException {
    this.data = folder.resolve("data");
    this.first =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(SERVERS.toFile())
            .setDataDirectory(data)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .start();
  }

  int port() {
    return first.getPort();
  }

  static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  DataSource direct() {
    return first.getPostgresDatabase();
  }

  List<Outage> outages() {
    return List.copyOf(outages);
  }

  /** Torn down in the middle of whatever it does, then started; it recovers from its log. */
  boolean crash() throws IOException, InterruptedException {
    Instant from = Instant.now();
    control("-m", "immediate", "stop");
    String options =
        "-p %d -c fsync=on -c synchronous_commit=on -c max_connections=200".formatted(port());
    control("-o", options, "-l", data.resolveSibling("server.log").toString(), "start");
    return outages.add(new Outage(from, Instant.now()));
  }

  private void control(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(pgCtl().toString(), "-w", "-t", "60", "-D", data.toString()));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolveSibling("pg_ctl.log").toFile())
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("pg_ctl " + List.of(words) + " failed");
    }
  }

  private static Path pgCtl() throws IOException {
    try (Stream<Path> files = Files.walk(SERVERS)) {
      return files
          .filter(file -> file.endsWith("bin/pg_ctl"))
          .findFirst()
          .orElseThrow(() -> new IOException("no pg_ctl under " + SERVERS));
    }
  }

  /** Ends some connections of nodes, as an administrator would; answers whether any ended. */
  boolean terminate(int most) throws SQLException {
    List<Boolean> ended =
        list(
            "select pg_terminate_backend(pid) as ended from (select pid from pg_stat_activity"
                + " where application_name like 'w%' order by random() limit "
                + most
                + ") them",
            row -> row.getBoolean("ended"));
    return ended.contains(true);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = direct().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Makes something of a row. */
  interface Rows<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> list(String sql, Rows<T> each) throws SQLException {
    try (Connection connection = direct().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(each.read(result));
      }
      return rows;
    }
  }

  @Override
  public void close() throws IOException {
    first.close();
  }
}
