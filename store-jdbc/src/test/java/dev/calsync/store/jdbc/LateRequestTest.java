package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobState;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.RunEnd;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * INV-22: what is asked for while a lane is given back is neither lost nor claimed half. The
 * request is written but not committed when the other statement begins to look.
 */
class LateRequestTest {

  private static final Lane LANE = SampleRows.lane("ann", "c1", Lane.Direction.IN);
  private static final Duration LONG = Duration.ofHours(1);
  private static final String BLOCKED =
      """
      select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'
      """;

  private TestDatabase database;
  private JdbcSyncStore store;

  @BeforeEach
  void open() {
    database = TestDatabase.postgres(PostgresServer.NEWEST);
    store = JdbcSyncStore.on(database.dataSource()).open();
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
      database.close();
    }
  }

  @Test
  void anEndSeesARequestThatItHadToWaitFor() throws Exception {
    store.jobs().requestJobs(List.of(request("first")));
    ClaimedLane held = store.jobs().claimLanes("node", 1, LONG).get(0);

    Set<Lease> lost = whileRequestIsOpen("second", () -> store.jobs().finishRuns(ends(held)));

    assertThat(lost).isEmpty();
    assertThat(store.jobs().find(LANE.owner(), request("first").job()))
        .hasValueSatisfying(job -> assertThat(job.state()).isEqualTo(JobState.COMPLETED));
    assertThat(store.jobs().claimLanes("node", 1, LONG))
        .singleElement()
        .satisfies(
            next ->
                assertThat(next.jobs())
                    .extracting(ClaimedLane.ClaimedJob::job)
                    .containsExactly(request("second").job()));
  }

  @Test
  void anEndOfTheSameJobSeesThatItWasAskedForAgain() throws Exception {
    store.jobs().requestJobs(List.of(request("first")));
    ClaimedLane held = store.jobs().claimLanes("node", 1, LONG).get(0);

    whileRequestIsOpen("first", () -> store.jobs().finishRuns(ends(held)));

    assertThat(store.jobs().find(LANE.owner(), request("first").job()))
        .hasValueSatisfying(job -> assertThat(job.state()).isEqualTo(JobState.PENDING));
    assertThat(store.jobs().untilDue()).contains(Duration.ZERO);
  }

  /** Its jobs are not due yet by the clock of the claim; without them the lane would be taken. */
  @Test
  void aLaneThatCameDueAfterTheClaimBeganIsLeftToTheNextOne() {
    AtomicBoolean begins = new AtomicBoolean();
    Watched watched =
        new Watched(inTransactions())
            .after(
                statement -> {
                  if (begins.compareAndSet(true, false)) {
                    store.jobs().requestJobs(List.of(request("first")));
                  }
                });
    try (JdbcSyncStore early = JdbcSyncStore.on(watched.dataSource()).open()) {
      begins.set(true);
      assertThat(early.jobs().claimLanes("node", 1, LONG)).isEmpty();
      assertThat(begins).isFalse();
    }

    assertThat(store.jobs().claimLanes("node", 1, LONG))
        .singleElement()
        .satisfies(next -> assertThat(next.jobs()).hasSize(1));
  }

  /** Whose clock stands still from the first statement of a transaction on. */
  private DataSource inTransactions() {
    return (DataSource)
        Proxy.newProxyInstance(
            LateRequestTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, args) -> {
              Connection connection = database.dataSource().getConnection();
              connection.setAutoCommit(false);
              return connection;
            });
  }

  private <R> R whileRequestIsOpen(String job, Supplier<R> other) throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    CompletableFuture<Integer> asking =
        CompletableFuture.supplyAsync(() -> ask(request(job), written, commit), OwnThread.EACH);
    try {
      assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<R> answer = CompletableFuture.supplyAsync(other, OwnThread.EACH);
      while (database.column(BLOCKED).isEmpty() && !answer.isDone()) {
        Thread.onSpinWait();
      }
      assertThat(answer).as("waits for the request").isNotDone();
      commit.countDown();
      asking.get(20, TimeUnit.SECONDS);
      return answer.get(20, TimeUnit.SECONDS);
    } finally {
      commit.countDown();
    }
  }

  private int ask(JobRequest request, CountDownLatch written, CountDownLatch commit) {
    PostgresDialect spoken = new PostgresDialect();
    OwnTransactions transactions =
        new OwnTransactions(
            database.dataSource(),
            new SqlTexts(spoken, "", "calsync_"),
            new SqlFailures(spoken),
            new OwnTransactions.Aftermath(connection -> {}, spoken.upkeep()),
            1);
    return transactions.write(
        tx -> {
          int asked = new JobRequests(tx, spoken.lanes(), List.of(request)).place().size();
          written.countDown();
          await(commit);
          return asked;
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private static JobRequest request(String subject) {
    return new JobRequest(new JobKey(JobKind.INTAKE, subject), LANE, Duration.ZERO, "TEST");
  }

  private static List<LaneEnd> ends(ClaimedLane held) {
    JobRun run =
        new JobRun(
            held.jobs().get(0).job(),
            new RunEnd.Done(Optional.empty()),
            Map.of(),
            Duration.ofMillis(1));
    return List.of(new LaneEnd(held.lease(), List.of(run), true, Optional.empty()));
  }
}
