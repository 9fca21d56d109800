package dev.calsync.benchmarks;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobStore;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.RunEnd;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The statements of our store and nothing else: recorded once from a claim and the ends of what it
 * took, then sent again by a bare loop with other lanes. What SQL of this kind can reach at most.
 */
final class SameSql implements Contestant {

  private static final int CLAIM = 200;
  private static final Duration TOOK = Duration.ofNanos(7_777_000);
  private static final Long TOOK_MICROS = 7_777L;

  private final OurJobs jobs;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private List<Recording.Sent> claim = List.of();
  private List<Recording.Sent> ends = List.of();

  SameSql(Server server) throws SQLException {
    jobs = new OurJobs(server, EngineJobs.LOOPS, false);
  }

  @Override
  public String name() {
    return "a bare loop of the same SQL";
  }

  @Override
  public void load(int count) throws SQLException {
    jobs.ask(count, Duration.ZERO);
    if (claim.isEmpty()) {
      record();
      jobs.ask(count, Duration.ZERO);
    }
  }

  /** The second claim: the first makes its marks. */
  private void record() {
    Recording recording = new Recording(jobs.database().pool());
    try (JdbcSyncStore store = JdbcSyncStore.on(recording.dataSource()).open()) {
      end(store.jobs(), store.jobs().claimLanes("node", 1, Duration.ofSeconds(30)));
      recording.take();
      List<ClaimedLane> lanes = store.jobs().claimLanes("node", CLAIM, Duration.ofSeconds(30));
      claim = recording.take();
      end(store.jobs(), lanes);
      ends = recording.take();
    }
  }

  private static void end(JobStore store, List<ClaimedLane> lanes) {
    List<LaneEnd> ended = new ArrayList<>();
    for (ClaimedLane lane : lanes) {
      List<JobRun> runs =
          lane.jobs().stream()
              .map(it -> new JobRun(it.job(), new RunEnd.Done(Optional.empty()), Map.of(), TOOK))
              .toList();
      ended.add(new LaneEnd(lane.lease(), runs, true, Optional.empty()));
    }
    store.finishRuns(ended);
  }

  @Override
  public double run(int count) throws Exception {
    Stopwatch watch = new Stopwatch();
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < EngineJobs.LOOPS; i++) {
      running.add(
          threads.submit(
              () -> {
                work();
                return null;
              }));
    }
    for (Future<?> worker : running) {
      worker.get();
    }
    double seconds = watch.seconds();
    jobs.mustBeDone();
    return seconds;
  }

  /** What a claim answered: a job in a lane. */
  private record Taken(String owner, String connection, String direction, Long fence, String job) {}

  private void work() throws SQLException {
    try (Connection connection = jobs.database().pool().getConnection()) {
      List<Taken> taken = claim(connection);
      while (!taken.isEmpty()) {
        connection.setAutoCommit(false);
        for (Recording.Sent statement : ends) {
          try (PreparedStatement prepared = bound(connection, statement, taken)) {
            prepared.execute();
          }
        }
        connection.commit();
        connection.setAutoCommit(true);
        taken = claim(connection);
      }
    }
  }

  private List<Taken> claim(Connection connection) throws SQLException {
    List<Taken> taken = new ArrayList<>();
    for (Recording.Sent statement : claim) {
      try (PreparedStatement prepared = bound(connection, statement, List.of());
          ResultSet result = prepared.executeQuery()) {
        while (statement == claim.get(claim.size() - 1) && result.next()) {
          if (result.getString("owner") != null) {
            taken.add(
                new Taken(
                    result.getString("owner"),
                    result.getString("connection"),
                    result.getString("direction"),
                    result.getLong("fence"),
                    result.getString("job")));
          }
        }
      }
    }
    return taken;
  }

  private static PreparedStatement bound(
      Connection connection, Recording.Sent statement, List<Taken> taken) throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(statement.sql());
    for (Map.Entry<Integer, Object> parameter : statement.parameters().entrySet()) {
      Recording.Column column = (Recording.Column) parameter.getValue();
      if (column.type().isEmpty()) {
        prepared.setObject(parameter.getKey(), column.values().get(0));
      } else {
        Object[] values = column(column, taken).toArray();
        prepared.setArray(parameter.getKey(), connection.createArrayOf(column.type(), values));
      }
    }
    return prepared;
  }

  /** What held names of lanes and jobs then holds those of now; the rest was the same for all. */
  private static List<?> column(Recording.Column then, List<Taken> now) {
    Object first = then.values().get(0);
    if (first instanceof Long) {
      return first.equals(TOOK_MICROS) || first.equals(0L)
          ? Collections.nCopies(now.size(), first)
          : now.stream().map(Taken::fence).toList();
    }
    String text = String.valueOf(first);
    if (text.startsWith("owner-")) {
      return now.stream().map(Taken::owner).toList();
    }
    if (text.startsWith("c-")) {
      return now.stream().map(Taken::connection).toList();
    }
    if (text.startsWith(OurJobs.NOTHING + ":")) {
      return now.stream().map(Taken::job).toList();
    }
    return Collections.nCopies(now.size(), first);
  }

  @Override
  public Database database() {
    return jobs.database();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    jobs.close();
  }
}
