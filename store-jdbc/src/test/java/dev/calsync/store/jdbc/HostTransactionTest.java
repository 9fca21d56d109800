package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.EDGE;
import static dev.calsync.store.jdbc.SampleRows.OWNER;
import static dev.calsync.store.jdbc.SampleRows.SOURCE;
import static dev.calsync.store.jdbc.SampleRows.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.failure.StoreException;
import dev.calsync.store.AuditEntry;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.ClaimedLane.ClaimedJob;
import dev.calsync.store.EdgeState;
import dev.calsync.store.JobKey;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.RecordKind;
import dev.calsync.store.SyncStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands of the host in a transaction of the host's (R-L3). */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
class HostTransactionTest {

  private static final Duration LEASE = Duration.ofHours(1);

  private final TestDatabase database;
  private final JdbcSyncStore store;
  private final Connection connection;

  HostTransactionTest(TestDatabase.Product product) throws SQLException {
    database = product.open();
    store = JdbcSyncStore.on(database.dataSource()).open();
    database.execute("create table booking (name varchar(64) primary key)");
    connection = database.dataSource().getConnection();
    connection.setAutoCommit(false);
  }

  @AfterEach
  void drop() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    connection.close();
    database.close();
  }

  @Test
  void whatIsCommandedIsThereOnceTheHostCommits() throws SQLException {
    book("one");
    command(store.within(connection), "event-1");
    assertThat(bookings()).isEmpty();
    assertNothingIsThere();

    connection.commit();

    assertThat(bookings()).containsExactly("one");
    assertThat(store.records().find(OWNER, RecordKind.EDGE, "e1")).isPresent();
    assertThat(store.sources().changedSince(OWNER, HostRows.BOOKINGS, 0, 9))
        .extracting(CanonicalRow::uid)
        .containsExactly("event-1");
    assertThat(claimed()).containsExactly(HostRows.JOB);
    assertThat(store.journal().after(OWNER, 0, 9))
        .extracting(JournalEntry::line)
        .containsExactly(HostRows.line("event-1"));
    assertThat(store.audit().after(OWNER, 0, 9))
        .extracting(AuditEntry::line)
        .containsExactly(HostRows.audited("event-1"));
  }

  @Test
  void whatIsCommandedVanishesIfTheHostRollsBack() throws SQLException {
    List<Long> before = rows();
    book("one");
    command(store.within(connection), "event-1");

    connection.rollback();

    assertThat(bookings()).isEmpty();
    assertNothingIsThere();
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void theTransactionSeesWhatWasCommandedInIt() {
    SyncStore within = store.within(connection);
    command(within, "event-1");

    assertThat(within.records().find(OWNER, RecordKind.EDGE, "e1")).isPresent();
    assertThat(within.sources().events(OWNER, HostRows.BOOKINGS, List.of("event-1"))).hasSize(1);
    assertThat(within.records().put(OWNER, RecordKind.EDGE, "e1", 1, "{}")).contains(2L);
  }

  @Test
  void anOpenTransactionHoldsUpNothingOfTheSameOwner() throws SQLException {
    Lease in = SampleRows.hold(store, Lane.Direction.IN);
    Lease out = SampleRows.hold(store, Lane.Direction.OUT);
    SyncStore within = store.within(connection);
    command(within, "event-1");
    within
        .jobs()
        .requestJobs(
            List.of(
                HostRows.request(in.lane(), Duration.ZERO), HostRows.request(out.lane(), LEASE)));

    assertThat(CompletableFuture.runAsync(() -> work(in, out), OwnThread.EACH))
        .succeedsWithin(Duration.ofSeconds(30));
    assertThat(store.journal().newest(OWNER)).isEqualTo(4);

    connection.commit();
    assertThat(store.jobs().claimLanes("node", 9, LEASE)).isEmpty();
    assertThat(store.jobs().find(OWNER, HostRows.JOB))
        .hasValueSatisfying(job -> assertThat(job.asked()).isEqualTo(2));
    assertThat(store.journal().newest(OWNER)).isEqualTo(5);
  }

  /** Each of these waits for the host, or fails, where a lock of the host's is in its way. */
  private void work(Lease in, Lease out) {
    assertThat(store.jobs().renewLeases(List.of(in, out), LEASE)).containsExactly(in, out);
    store.intake().beginPass(in, SOURCE, SampleRows.PASS);
    store.intake().commitPage(in, SampleRows.page(0, 2));
    assertThat(store.mirrors().commitPlan(in, SampleRows.plan(EdgeState.NEW, 0, 2, "A"))).isTrue();
    assertThat(store.mirrors().claimDue(out, TARGET, 9)).hasSize(2);
    assertThat(store.audit().append(OWNER, HostRows.audited("ours"))).isEqualTo(1);
    store.jobs().requestJobs(List.of(HostRows.request(in.lane(), Duration.ZERO)));
    assertThat(store.jobs().releaseExpired()).isZero();
    SampleRows.giveBack(store, in);
    SampleRows.giveBack(store, out);
    assertThat(claimed()).containsExactly(HostRows.JOB);
  }

  @Test
  void anOperationThatFailsLeavesTheTransactionAsItWas() throws SQLException {
    SyncStore within = store.within(connection);
    book("one");
    within.records().put(OWNER, RecordKind.EDGE, "e1", 0, "{}");

    refused("VALUE_TOO_LONG", () -> HostRows.hostEvent(within, "event-1", "x".repeat(999)));
    refused("SCHEMA_MISSING", () -> elsewhere().records().find(OWNER, RecordKind.EDGE, "e1"));

    book("two");
    within.records().put(OWNER, RecordKind.EDGE, "e2", 0, "{}");
    connection.commit();
    assertThat(bookings()).containsExactly("one", "two");
    assertThat(store.records().page(OWNER, RecordKind.EDGE, "", 9)).hasSize(2);
    assertThat(store.sources().events(OWNER, HostRows.BOOKINGS, List.of("event-1"))).isEmpty();
    assertThat(claimed()).isEmpty();
  }

  @Test
  void twoTransactionsMayBothWriteTheFirstEventOfACalendar() throws SQLException {
    HostRows.hostEvent(store.within(connection), "event-1", "run");
    try (Connection second = meanwhile(connection::commit)) {
      HostRows.hostEvent(store.within(second), "event-2", "run");
      second.commit();
      second.setAutoCommit(true);
    }

    assertThat(store.sources().changedSince(OWNER, HostRows.BOOKINGS, 0, 9))
        .extracting(CanonicalRow::uid)
        .containsExactly("event-1", "event-2");
  }

  private interface Step {
    void go() throws SQLException;
  }

  /** A connection on which something happens elsewhere once it has asked what is there. */
  private Connection meanwhile(Step step) throws SQLException {
    AtomicBoolean gone = new AtomicBoolean();
    Connection second =
        new Watched(database.dataSource())
            .after(
                statement -> {
                  if (gone.compareAndSet(false, true)) {
                    step.go();
                  }
                })
            .dataSource()
            .getConnection();
    second.setAutoCommit(false);
    return second;
  }

  @Test
  void theConnectionIsTheHostsToEnd() {
    List<String> told = new ArrayList<>();
    SyncStore within = store.within(Overheard.connection(connection, told));
    command(within, "event-1");
    within.sources().events(OWNER, HostRows.BOOKINGS, List.of("event-1"));
    refused("VALUE_TOO_LONG", () -> HostRows.hostEvent(within, "event-2", "x".repeat(999)));
    within.close();

    assertThat(told)
        .contains("setSavepoint()", "rollback(savepoint)")
        .doesNotContain(
            "commit()",
            "rollback()",
            "close()",
            "abort()",
            "setAutoCommit()",
            "setTransactionIsolation()",
            "setReadOnly()",
            "setSchema()");
    command(store.within(connection), "event-2");
  }

  @Test
  void aConnectionThatCommitsByItselfIsRefused() throws SQLException {
    connection.setAutoCommit(true);

    refused("NO_TRANSACTION", () -> store.within(connection));
  }

  @Test
  void aStoreThatWasClosedTakesNoCommands() {
    store.close();

    refused("STORE_CLOSED", () -> store.within(connection));
  }

  @Test
  void whatWouldHoldUpTheEngineIsRefused() throws SQLException {
    Lease in = SampleRows.hold(store, Lane.Direction.IN);
    SyncStore within = store.within(connection);

    List<ThrowingCallable> others =
        List.of(
            () -> within.jobs().claimLanes("node", 1, LEASE),
            () -> within.jobs().beginRun(in, HostRows.JOB),
            () -> within.jobs().renewLeases(List.of(in), LEASE),
            () -> within.jobs().releaseExpired(),
            () -> within.jobs().redrive(OWNER, HostRows.JOB),
            () -> within.intake().beginPass(in, SOURCE, SampleRows.PASS),
            () -> within.mirrors().commitPlan(in, SampleRows.plan(EdgeState.NEW, 0, 1, "A")),
            () -> within.hostEvents().eraseDeleted(OWNER, SOURCE, List.of(EDGE), LEASE, 1),
            () -> within.retention().eraseAudit(OWNER, LEASE, 1),
            () -> within.oauthStates().eraseExpired(OWNER, 1),
            () -> within.bindInstallation("other"));
    for (ThrowingCallable other : others) {
      refused("HOST_TRANSACTION", other);
    }
    assertThat(within.jobs().find(OWNER, HostRows.JOB)).isEmpty();
    book("one");
    connection.commit();
    assertThat(bookings()).hasSize(1);
  }

  private void command(SyncStore within, String uid) {
    within.records().put(OWNER, RecordKind.EDGE, "e1", 0, "{}");
    HostRows.hostEvent(within, uid, "run");
    within.jobs().requestJobs(List.of(HostRows.request(HostRows.LANE, Duration.ZERO)));
    within.audit().append(OWNER, HostRows.audited(uid));
  }

  private void assertNothingIsThere() {
    assertThat(store.records().find(OWNER, RecordKind.EDGE, "e1")).isEmpty();
    assertThat(store.sources().changedSince(OWNER, HostRows.BOOKINGS, 0, 9)).isEmpty();
    assertThat(claimed()).isEmpty();
    assertThat(store.journal().after(OWNER, 0, 9)).isEmpty();
    assertThat(store.audit().after(OWNER, 0, 9)).isEmpty();
  }

  private List<JobKey> claimed() {
    return store.jobs().claimLanes("node", 9, LEASE).stream()
        .flatMap(lane -> lane.jobs().stream())
        .map(ClaimedJob::job)
        .toList();
  }

  private List<Long> rows() {
    return database.tables().stream()
        .filter(table -> table.contains("calsync"))
        .flatMap(table -> database.column("select count(*) from " + table).stream())
        .map(Long::valueOf)
        .toList();
  }

  private void book(String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("insert into booking values ('" + name + "')");
    }
  }

  private List<String> bookings() {
    return database.column("select name from booking order by 1");
  }

  /** A store whose tables are not there. */
  private SyncStore elsewhere() {
    return JdbcSyncStore.on(database.dataSource())
        .tablePrefix("elsewhere_")
        .schemaMode(SchemaMode.NONE)
        .open()
        .within(connection);
  }

  private static void refused(String code, ThrowingCallable operation) {
    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            StoreException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
