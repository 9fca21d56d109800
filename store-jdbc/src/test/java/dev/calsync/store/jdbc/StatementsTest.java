package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.EDGE;
import static dev.calsync.store.jdbc.SampleRows.OWNER;
import static dev.calsync.store.jdbc.SampleRows.SOURCE;
import static dev.calsync.store.jdbc.SampleRows.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.RemoteId;
import dev.calsync.store.EdgeState;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorRow;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How many statements an operation sends: what a round trip costs is the database's business. */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
class StatementsTest {

  private final TestDatabase database;
  private final Watched watched;
  private final JdbcSyncStore store;

  StatementsTest(TestDatabase.Product product) {
    database = product.open();
    watched = new Watched(database.dataSource());
    store = JdbcSyncStore.on(watched.dataSource()).open();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void aPageOfFiveHundredEventsIsEightStatements() {
    Lease lease = hold(Lane.Direction.IN);
    store.intake().beginPass(lease, SOURCE, SampleRows.PASS);
    store.intake().commitPage(lease, SampleRows.page(0, 10));

    assertThat(sentBy(() -> store.intake().commitPage(lease, SampleRows.page(10, 500))))
        .hasSizeLessThanOrEqualTo(8)
        .first(InstanceOfAssertFactories.STRING)
        .contains("calsync_lane");
    assertThat(store.sources().calendarState(OWNER, SOURCE).changedSeq()).isEqualTo(510);
  }

  /** FLT-45: how long it may stand still travels with the fence. */
  @Test
  void theFirstStatementOfARunChecksItsFenceAndOpensTheTransaction() {
    Lease lease = hold(Lane.Direction.OUT);

    assertThat(sentBy(() -> store.mirrors().claimDue(lease, TARGET, 10)))
        .hasSize(2)
        .first(InstanceOfAssertFactories.STRING)
        .contains("calsync_lane")
        .matches(sql -> sql.contains("idle_in_transaction") == isPostgres());
  }

  private boolean isPostgres() {
    return database.product() == TestDatabase.Product.POSTGRESQL;
  }

  @Test
  void anEmptyPageIsFourStatements() {
    Lease lease = hold(Lane.Direction.IN);
    store.intake().beginPass(lease, SOURCE, SampleRows.PASS);

    assertThat(sentBy(() -> store.intake().commitPage(lease, SampleRows.page(0, 0))))
        .hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void planningFiveHundredMirrorsIsEightStatements() {
    Lease lease = hold(Lane.Direction.IN);
    store.mirrors().commitPlan(lease, SampleRows.plan(EdgeState.NEW, 0, 10, "A"));

    assertThat(
            sentBy(
                () ->
                    store
                        .mirrors()
                        .commitPlan(
                            lease,
                            SampleRows.plan(store.targets().edgeState(OWNER, EDGE), 10, 500, "B"))))
        .hasSizeLessThanOrEqualTo(9);
  }

  @Test
  void openingAndSettlingTwoHundredWritesIsAFewStatements() {
    Lease in = hold(Lane.Direction.IN);
    store.mirrors().commitPlan(in, SampleRows.plan(EdgeState.NEW, 0, 200, "A"));
    Lease out = hold(Lane.Direction.OUT);
    watched.drain();

    List<MirrorRow> rows = store.mirrors().claimDue(out, TARGET, 200);
    assertThat(sent()).hasSizeLessThanOrEqualTo(3);
    assertThat(rows).hasSize(200);
    assertThat(
            sentBy(
                () ->
                    store
                        .mirrors()
                        .settleWrites(
                            out,
                            rows.stream().map(SampleRows::applied).toList(),
                            List.of(SampleRows.line("a")))))
        .hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void lookingUpFiveHundredOfAnythingIsOneStatement() {
    List<String> uids = SampleRows.each(0, 500, SampleRows::uid);
    List<RemoteId> ids = uids.stream().map(RemoteId::new).toList();
    List<Runnable> questions =
        List.of(
            () -> store.sources().items(OWNER, SOURCE, ids),
            () -> store.sources().itemsOf(OWNER, SOURCE, uids),
            () -> store.sources().events(OWNER, SOURCE, uids),
            () ->
                store
                    .sources()
                    .managed(OWNER, SOURCE, uids.stream().map(SampleRows::hash).toList()),
            () -> store.targets().ofEvents(OWNER, EDGE, uids),
            () -> store.targets().atObjects(OWNER, TARGET, ids),
            () -> store.targets().byIdentity(OWNER, uids.stream().map(SampleRows::hash).toList()));
    for (Runnable question : questions) {
      assertThat(sentBy(question)).hasSize(1);
    }
  }

  /** For work, and for what hosts left. */
  @Test
  void anIdleNodeOnlyAsks() {
    hold(Lane.Direction.IN);

    assertThat(sentBy(() -> store.jobs().claimLanes("node", 10, Duration.ofSeconds(30))))
        .hasSize(2)
        .allMatch(sql -> sql.startsWith("select") || sql.startsWith("with"));
    assertThat(sentBy(() -> store.jobs().releaseExpired()))
        .hasSize(2)
        .allMatch(sql -> sql.startsWith("select"));
  }

  @Test
  void aNodeThatFindsWorkDoesNotAskForMore() {
    Lane lane = SampleRows.lane("ann", "c1", Lane.Direction.IN);
    JobKey job = new JobKey(JobKind.INTAKE, "work");
    store.jobs().requestJobs(List.of(new JobRequest(job, lane, Duration.ZERO, "TEST")));

    assertThat(sentBy(() -> store.jobs().claimLanes("node", 10, Duration.ofSeconds(30))))
        .noneMatch(sql -> sql.contains("handed"));
  }

  @Test
  void neverTakesMoreConnectionsThanItMay() throws Exception {
    JdbcSyncStore narrow = JdbcSyncStore.on(watched.dataSource()).maxConnections(2).open();
    List<Thread> threads =
        SampleRows.each(
            0, 8, number -> new Thread(() -> narrow.bindInstallation("installation " + number)));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(watched.mostOpen()).isLessThanOrEqualTo(2);
    assertThat(watched.open()).isZero();
  }

  private Lease hold(Lane.Direction direction) {
    Lease lease = SampleRows.hold(store, direction);
    watched.drain();
    return lease;
  }

  private List<String> sentBy(Runnable operation) {
    watched.drain();
    operation.run();
    return sent();
  }

  private List<String> sent() {
    return watched.drain().stream().filter(sql -> !isUpkeep(sql)).toList();
  }

  /** What a store says now and then, not for one operation. */
  private static boolean isUpkeep(String sql) {
    return sql.contains("pg_relation_size") || sql.startsWith("analyze");
  }
}
