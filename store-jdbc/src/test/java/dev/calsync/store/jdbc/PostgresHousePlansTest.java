package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.OWNER;
import static dev.calsync.store.jdbc.SampleRows.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.RemoteId;
import dev.calsync.store.AuditLine;
import dev.calsync.store.Bucket;
import dev.calsync.store.FormHash;
import dev.calsync.store.HoldId;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.PermitStore;
import dev.calsync.store.RecordKind;
import dev.calsync.store.SecretName;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What keeps the house reads what it finds, too, in tables of 100,000 rows each: logs and what
 * becomes of them, limits, channels, secrets, what people change, what is deleted. {@code
 * -Dcalsync.rows=1000000} for more.
 */
class PostgresHousePlansTest {

  private static final int ROWS = Integer.getInteger("calsync.rows", 100_000);
  private static final Duration KEPT = Duration.ofDays(90);
  private static final EdgeId OTHER = EdgeId.of("other");
  private static final CalendarId ONE = CalendarId.of("work-7");

  /** The server plans a statement anew a few times before it settles on one plan for all. */
  private static final int TIMES = 12;

  private static TestDatabase database;
  private static Plans plans;
  private static JdbcSyncStore store;

  @BeforeAll
  static void fill() {
    database = TestDatabase.Product.POSTGRESQL.open();
    plans = new Plans(database);
    store = JdbcSyncStore.on(plans.dataSource()).open();
    ManyRows.fillHouse(database, ROWS);
  }

  @AfterAll
  static void drop() {
    plans.close();
    database.close();
  }

  @Test
  void logsAreReadFromAnywhere() {
    JobKey job = new JobKey(JobKind.INTAKE, "7");
    AuditLine line = new AuditLine("host", "CONNECT", "edge:e", "DONE");

    cheap(50, time -> store.audit().after(OWNER, ROWS / 2, 20));
    cheap(50, time -> store.audit().before(OWNER, ROWS / 2, 20));
    cheap(50, time -> store.audit().append(OWNER, line));
    cheap(50, time -> store.jobLogs().before(OWNER, ROWS / 2, 20));
    cheap(50, time -> store.jobLogs().of(OWNER, job, ROWS / 2, 20));
    cheap(50, time -> store.journal().after(OWNER, ROWS / 2, 20));
    cheap(50, time -> store.journal().of(OWNER, SampleRows.uid(ROWS / 2), 20));
    cheap(50, time -> store.journal().newest(OWNER));
  }

  @Test
  void whatIsOldIsErasedFromTheEnd() {
    cheap(100, time -> assertThat(store.retention().eraseJournal(OWNER, KEPT, 20)).isEqualTo(20));
    cheap(100, time -> assertThat(store.retention().eraseAudit(OWNER, KEPT, 20)).isEqualTo(20));
    cheap(100, time -> assertThat(store.retention().eraseJobLogs(OWNER, KEPT, 20)).isEqualTo(20));
    cheap(100, time -> assertThat(store.oauthStates().eraseExpired(OWNER, 20)).isEqualTo(20));
    cheap(200, time -> assertThat(store.conflicts().eraseOver(OWNER, 20)).isEqualTo(20));
    cheap(200, time -> assertThat(store.permits().forgetFull(20)).isEqualTo(20));
  }

  /** It looks at what is deleted in the calendar, and at nothing else. */
  @Test
  void deletedEventsAreErasedAmongManyThatAreNot() {
    int deleted = ROWS / 100;

    cheap(
        5L * deleted,
        time ->
            assertThat(
                    store
                        .hostEvents()
                        .eraseDeleted(OWNER, SOURCE, List.of(OTHER), Duration.ofDays(30), 5))
                .isEqualTo(5));
  }

  @Test
  void eventsOfTheHostAreFoundByName() throws Exception {
    try (Connection connection = plans.dataSource().getConnection()) {
      cheap(50, time -> HostRows.hostEvent(store, "booking-" + time, "run"));
      connection.setAutoCommit(false);
      cheap(50, time -> HostRows.hostEvent(store.within(connection), "mine-" + time, "run"));
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  @Test
  void whatIsInQuarantineIsFoundAmongEverything() {
    cheap(50, time -> store.quarantine().page(OWNER, SOURCE, "id-5", 20));
    cheap(ROWS / 500, time -> store.quarantine().calendars(OWNER));
    cheap(50, time -> store.sources().items(OWNER, SOURCE, List.of(new RemoteId("id-3"))));
  }

  @Test
  void permitsAreDrawnFromTheirBucket() {
    Bucket bucket = new Bucket("account:" + ROWS / 2, 100, Duration.ofSeconds(1));
    PermitStore.Draw draw = new PermitStore.Draw(bucket, 1, 1, 0);

    cheap(50, time -> store.permits().drawPermits(List.of(draw)));
    cheap(50, time -> store.permits().level(bucket));
    cheap(50, time -> store.permits().penalise(bucket, Duration.ofSeconds(1)));
  }

  @Test
  void whatLeadsToProvidersIsFoundByName() {
    SecretName secret = new SecretName(ConnectionId.of("k" + ROWS / 2), "refresh");

    cheap(
        50,
        time ->
            store.oauthStates().takeOAuthState(SampleRows.hash(SampleRows.uid(ROWS / 2 + time))));
    cheap(50, time -> store.channels().findChannel(hash(ROWS / 2)));
    cheap(ROWS / 500, time -> store.channels().channels(OWNER, ONE));
    cheap(50, time -> store.secrets().findSecret(OWNER, secret));
    cheap(50, time -> store.records().find(OWNER, RecordKind.EDGE, "e" + ROWS / 2));
    cheap(50, time -> store.records().page(OWNER, RecordKind.EDGE, "e5", 20));
  }

  @Test
  void whatPeopleChangeIsFoundByCalendarAndEdge() {
    Lease out = ManyRows.held(Lane.Direction.OUT);
    List<String> uids = SampleRows.each(ROWS / 2, 20, SampleRows::uid);

    cheap(ROWS / 200, time -> store.originEdits().claimOriginEdits(out, ONE, 2));
    cheap(ROWS / 200, time -> store.originEdits().openOriginEdits(OWNER, ONE, 20));
    cheap(ROWS / 200, time -> store.originEdits().untilOriginEditDue(OWNER, ONE));
    cheap(50, time -> store.originEdits().originEdit(OWNER, ONE, SampleRows.uid(7)));
    cheap(100, time -> store.conflicts().openConflicts(OWNER, "x5", 20));
    cheap(50, time -> store.pins().pinned(OWNER, OTHER, uids));
    cheap(
        ROWS / 200,
        time ->
            store
                .pins()
                .releasePin(OWNER, new HoldId("p" + (500 + time)), SampleRows.line("event")));
    cheap(200, time -> store.holds().open(OWNER));
  }

  @Test
  void lanesAreTakenAmidAFloodThatCameDueByTime() {
    database.execute(
        """
        update calsync_lane
        set due_at = now() - abs(hashtext(connection) % 600) * interval '1 second',
          turn = case when owner = 'ann' and hashtext(connection) % 10 = 0 then 1 end
        where lease_until is null;
        insert into calsync_job
            (owner, job, connection, direction, state, asked, claimed, done, attempts, deaths,
            due_at, reason, last_counts)
          select owner, 'intake:' || connection, connection, direction, 'PENDING', 1, 0, 0, 0, 0,
            due_at, 'TEST', '' from calsync_lane where lease_until is null;
        analyze calsync_lane;
        analyze calsync_job
        """);

    cheap(
        4_000,
        time ->
            assertThat(store.jobs().claimLanes("node", 20, Duration.ofHours(1)))
                .hasSize(20)
                .anyMatch(lane -> !lane.lease().lane().owner().equals(OWNER)));
  }

  private static FormHash hash(int number) {
    return SampleRows.hash(SampleRows.uid(number));
  }

  private static void cheap(long rows, IntConsumer operation) {
    for (int i = 0; i < TIMES; i++) {
      int time = i;
      List<PlanRun> runs = plans.of(() -> operation.accept(time));
      assertThat(runs).isNotEmpty();
      assertThat(runs)
          .filteredOn(run -> !run.readWhole().isEmpty() || run.read() + run.removed() > rows)
          .isEmpty();
    }
  }
}
