package dev.calsync.benchmarks;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobStore;
import dev.calsync.store.Lane;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A store of ours with jobs, each in a lane of its own, twenty lanes an owner. */
final class OurJobs implements AutoCloseable {

  static final JobKind NOTHING = new JobKind("nothing");

  private static final int LANES_OF_AN_OWNER = 20;
  private static final int AT_ONCE = 500;

  private final Database database;
  private final Statements statements;
  private final JdbcSyncStore store;

  /** Watches its statements, which costs time, only if told to. */
  OurJobs(Server server, int connections, boolean watched) throws SQLException {
    database = server.database(connections);
    statements = new Statements(database.pool());
    store =
        JdbcSyncStore.on(watched ? statements.dataSource() : database.pool())
            .maxConnections(connections)
            .open();
  }

  Statements statements() {
    return statements;
  }

  Database database() {
    return database;
  }

  JobStore store() {
    return store.jobs();
  }

  /** Asks for jobs by number; what was asked for before is asked for again. */
  void ask(int jobs, Duration delay) throws SQLException {
    List<JobRequest> some = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      some.add(request(i, delay));
      if (some.size() == AT_ONCE || i == jobs - 1) {
        store().requestJobs(some);
        some.clear();
      }
    }
    settle();
  }

  /** Nobody pays for the rows that a round before left. */
  void settle() throws SQLException {
    database.execute("vacuum analyze");
    database.execute("checkpoint");
  }

  private static JobRequest request(int number, Duration delay) {
    return request("owner-" + number / LANES_OF_AN_OWNER, "c-" + number % LANES_OF_AN_OWNER, delay);
  }

  /** A job in a lane of its own. */
  static JobRequest request(String owner, String connection, Duration delay) {
    Lane lane = new Lane(OwnerId.of(owner), ConnectionId.of(connection), Lane.Direction.IN);
    return new JobRequest(new JobKey(NOTHING, connection), lane, delay, "benchmark");
  }

  /** A round that left something undone says nothing. */
  void mustBeDone() throws SQLException {
    long undone = database.number("select count(*) from calsync_job where state <> 'COMPLETED'");
    if (undone > 0) {
      throw new IllegalStateException(undone + " jobs were not completed");
    }
  }

  @Override
  public void close() {
    store.close();
    database.close();
  }
}
