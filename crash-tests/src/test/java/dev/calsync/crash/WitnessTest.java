package dev.calsync.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.zaxxer.hikari.HikariDataSource;
import dev.calsync.CalendarSync;
import dev.calsync.calendar.CalendarId;
import dev.calsync.crash.Witness.Leased;
import dev.calsync.crash.World.Site;
import dev.calsync.host.KeyProvider;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobRun;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Pass;
import dev.calsync.store.RunEnd;
import dev.calsync.store.SyncStore;
import dev.calsync.store.jdbc.JdbcSyncStore;
import dev.calsync.store.jdbc.SchemaMode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The triggers accuse whoever writes without holding the lane, whatever the nodes believe. */
class WitnessTest {

  private static final List<AutoCloseable> OPEN = new ArrayList<>();
  private static final Deque<Site> UNUSED = new ArrayDeque<>();

  @TempDir private static Path folder;

  private static PostgresNode postgres;
  private static Witness witness;

  /** Each test is about a calendar of its own. */
  private final Site site = UNUSED.pop();

  @BeforeAll
  static void start() throws Exception {
    postgres = started();
    OPEN.add(postgres);
    FakeProvider provider = new FakeProvider(1, folder.resolve("calls.log"));
    OPEN.add(provider);
    CalendarSync host =
        CalendarSync.builder()
            .store(JdbcSyncStore.on(pool("host")).open())
            .connectors(new RemoteConnector("host", provider.port()))
            .keys(KeyProvider.file(folder.resolve("keys")))
            .settings(CrashSettings.SYNC)
            .build();
    World world = new World(host, provider.scripted());
    host.worker().settle(); // What connecting asked for: each test claims what it asked for itself.
    witness = new Witness(postgres, world);
    UNUSED.addAll(world.sites());
  }

  private static PostgresNode started() {
    try {
      return new PostgresNode(folder);
    } catch (IOException | IllegalStateException unable) {
      return abort("PostgreSQL cannot be started here: " + unable.getMessage());
    }
  }

  @AfterAll
  static void stop() throws Exception {
    for (int last = OPEN.size() - 1; last >= 0; last--) {
      OPEN.get(last).close();
    }
  }

  @Test
  void acceptsWhatTheHolderOfTheLaneWritesAndEnds() throws SQLException {
    SyncStore node = node("w1");
    ClaimedLane lane = claimed(node, "w1-1");
    begin(node, lane);
    end(node, lane);

    assertThat(breaches()).isEmpty();
  }

  /** As if a token were all that it takes. */
  @Test
  void reportsWhoWritesUnderAnothersLease() throws SQLException {
    begin(node("w2"), claimed(node("w1"), "w1-1"));

    assertThat(breaches()).singleElement().asString().contains("w2 wrote calsync_calendar_state");
  }

  @Test
  void reportsWhoseNameOnlyBeginsLikeTheHolders() throws SQLException {
    begin(node("w1"), claimed(node("w11"), "w11-1"));

    assertThat(breaches()).singleElement().asString().contains("w1 wrote calsync_calendar_state");
  }

  /** What a node does that does not look at the fence. */
  @Test
  void reportsWhoWritesAfterTheLaneWasFreed() throws SQLException {
    SyncStore node = node("w1");
    begin(node, claimed(node, "w1-1"));
    postgres.execute("update calsync_lane set lease_until = null, node = null where " + ofLane());
    executeAs("w1", "update calsync_calendar_state set calendar = calendar where " + ofCalendar());

    assertThat(breaches()).singleElement().asString().contains("w1 wrote calsync_calendar_state");
  }

  @Test
  void reportsWhoHoldsAnotherLane() throws SQLException {
    SyncStore node = node("w1");
    begin(node, claimed(node, "w1-1"));
    postgres.execute("update calsync_lane set node = 'w2-1' where " + ofLane());
    executeAs("w1", "update calsync_calendar_state set calendar = calendar where " + ofCalendar());

    assertThat(breaches()).isNotEmpty();
  }

  @Test
  void reportsWhoEndsARunUnderAnothersLease() throws SQLException {
    end(node("w2"), claimed(node("w1"), "w1-1"));

    assertThat(breaches())
        .hasSize(2)
        .anyMatch(breach -> breach.contains("w2 ended calsync_job "))
        .anyMatch(breach -> breach.contains("w2 ended calsync_job_log "));
  }

  /** What happened to a connection is told with its record, by whoever was the first to know. */
  @Test
  void reportsWhoWritesHistoryWithoutALaneUnlessItIsThatOfAConnection() throws SQLException {
    writeHistory(1_000_000, site.view().id());
    writeHistory(1_000_001, JournalLine.NO_CALENDAR);

    assertThat(breaches()).singleElement().asString().contains("w1 wrote calsync_journal");
    assertThat(witness.breaches()).noneMatch(breach -> breach.endsWith("wrote calsync_journal -"));
  }

  private void writeHistory(int position, CalendarId calendar) throws SQLException {
    executeAs(
        "w1",
        """
        insert into calsync_journal (owner, position, at, action, run, calendar, reason, facts)
        values ('%s', %d, now(), 'TEST', '', '%s', '', '')
        """
            .formatted(site.owner(), position, calendar));
  }

  /** Hosts write what they hand over in a transaction of their own. */
  @Test
  void watchesEveryTableThatIsAboutACalendarOrAnEdge() throws SQLException {
    List<String> tables =
        postgres.list(
            """
            select distinct table_name from information_schema.columns
            where table_name like 'calsync%' and column_name in ('calendar', 'edge', 'job')
              and table_name not like 'calsync_handed%'
            """,
            row -> row.getString(1));
    List<String> watched =
        postgres.list(
            """
            select event_object_table from information_schema.triggers
            where trigger_name in ('crash_written', 'crash_ended')
            """,
            row -> row.getString(1));

    assertThat(tables).hasSizeGreaterThan(12).allMatch(watched::contains);
  }

  @Test
  void writesDownWhoHoldsALaneAndWhetherItHasWorkWhenItIsFree() throws SQLException {
    SyncStore node = node("w1");
    ClaimedLane lane = claimed(node, "w1-1");
    node.jobs().finishRuns(List.of(new LaneEnd(lane.lease(), List.of(), true, Optional.empty())));
    end(node, claimed(node, "w1-1"));

    List<Leased> changes =
        witness.leases().stream()
            .filter(change -> change.lane().equals(site.connection() + "/IN"))
            .toList();
    assertThat(changes)
        .extracting(Leased::node)
        .containsExactly(
            Optional.of("w1-1"), Optional.empty(), Optional.of("w1-1"), Optional.empty());
    assertThat(changes.get(1).isIdle()).as("given back with work").isFalse();
    assertThat(changes.get(3).isIdle()).as("given back with none").isTrue();
  }

  private List<String> breaches() throws SQLException {
    return witness.breaches().stream()
        .filter(breach -> breach.contains(site.view().id().value()))
        .toList();
  }

  /** The lane in which the calendar is read. */
  private ClaimedLane claimed(SyncStore node, String name) {
    Lane lane = new Lane(site.owner(), site.view().ref().connection(), Lane.Direction.IN);
    JobKey job = new JobKey(JobKind.INTAKE, site.view().id().value());
    node.jobs().requestJobs(List.of(new JobRequest(job, lane, Duration.ZERO, "TEST")));
    return node.jobs().claimLanes(name, 100, Duration.ofHours(1)).stream()
        .filter(claimed -> claimed.lease().lane().equals(lane))
        .findFirst()
        .orElseThrow();
  }

  private String ofLane() {
    return "connection = '%s'".formatted(site.connection());
  }

  private String ofCalendar() {
    return "calendar = '%s'".formatted(site.view().id().value());
  }

  private void begin(SyncStore node, ClaimedLane lane) {
    node.intake().beginPass(lane.lease(), site.view().id(), new Pass("pass", Pass.Kind.FULL));
  }

  private static void end(SyncStore node, ClaimedLane lane) {
    List<JobRun> done =
        lane.jobs().stream()
            .map(
                job ->
                    new JobRun(
                        job.job(), new RunEnd.Done(Optional.empty()), Map.of(), Duration.ZERO))
            .toList();
    node.jobs().finishRuns(List.of(new LaneEnd(lane.lease(), done, true, Optional.empty())));
  }

  private static SyncStore node(String name) {
    return JdbcSyncStore.on(pool(name)).schemaMode(SchemaMode.NONE).open();
  }

  private static HikariDataSource pool(String name) {
    HikariDataSource pool = WorkerMain.pool(PostgresNode.url(postgres.port()), name);
    OPEN.add(pool);
    return pool;
  }

  private static void executeAs(String name, String sql) throws SQLException {
    try (Connection connection = pool(name).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
