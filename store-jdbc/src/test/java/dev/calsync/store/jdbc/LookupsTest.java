package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.EDGE;
import static dev.calsync.store.jdbc.SampleRows.OWNER;
import static dev.calsync.store.jdbc.SampleRows.SOURCE;
import static dev.calsync.store.jdbc.SampleRows.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.TimeRange;
import dev.calsync.store.AuditLine;
import dev.calsync.store.EdgeState;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Look-ups read as many rows as they find, not the calendar: the database tells how many. */
class LookupsTest {

  private static final int ROWS = 3_000;
  private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

  private static final TestDatabase DATABASE = TestDatabase.Product.H2.open();
  private static final SqlTexts TEXTS = new SqlTexts(new H2Dialect(), "", "calsync_");

  @BeforeAll
  static void fill() {
    JdbcSyncStore store = JdbcSyncStore.on(DATABASE.dataSource()).open();
    Lease in = SampleRows.hold(store, Lane.Direction.IN);
    store.intake().beginPass(in, SOURCE, SampleRows.PASS);
    store.intake().commitPage(in, SampleRows.page(0, ROWS));
    store.mirrors().commitPlan(in, SampleRows.plan(EdgeState.NEW, 0, ROWS, "A"));
    Lease out = SampleRows.hold(store, Lane.Direction.OUT);
    List<MirrorRow> opened = store.mirrors().claimDue(out, TARGET, ROWS / 2);
    store.mirrors().settleWrites(out, opened.stream().map(SampleRows::applied).toList(), List.of());
    AuditLine line = new AuditLine("host", "APPROVE_HOLD", "hold:h", "DONE");
    SampleRows.each(0, 1_000, number -> store.audit().append(OWNER, line));
    DATABASE.execute(
        """
        insert into calsync_job_log
          (owner, job, ended_at, took_micros, result, failure_code, failure_text, counts)
        select 'ann', 'deliver:' || case when x < 1500 then 'a' else 'b' end, current_timestamp,
          1, 'DONE', '', '', ''
        from system_range(1, 3000)
        """);
    DATABASE.execute(
        """
        insert into calsync_lane (owner, connection, direction, fence, lease_until, due_at)
        select 'o' || x, 'c', 'IN', 0,
          case when mod(x, 100) = 1 then timestamp with time zone '2100-01-01 00:00:00+00' end,
          case when mod(x, 100) = 2 then timestamp with time zone '2020-01-01 00:00:00+00' end
        from system_range(1, 3000)
        """);
    DATABASE.execute(
        """
        insert into calsync_job (owner, job, connection, direction, state, asked, claimed, done,
          attempts, deaths, reason, last_counts)
        select 'o' || x, 'intake:a', 'c', 'IN', 'COMPLETED', 1, 1, 1, 0, 0, '', ''
        from system_range(1, 3000)
        """);
    DATABASE.execute("analyze");
  }

  @AfterAll
  static void drop() {
    DATABASE.close();
  }

  @Test
  void byIdentifier() throws Exception {
    List<String> uids = SampleRows.each(100, 20, SampleRows::uid);
    List<String> ids = SampleRows.each(100, 20, number -> "id-" + number);
    String owner = OWNER.value();

    assertThat(
            scanned(
                "JdbcIntakeQueries.ITEMS", to -> to.texts(ids).text(owner).text(SOURCE.value())))
        .isLessThan(100);
    assertThat(
            scanned(
                "JdbcIntakeQueries.ITEMS_OF",
                to -> to.texts(uids).text(owner).text(SOURCE.value())))
        .isLessThan(100);
    assertThat(
            scanned(
                "JdbcIntakeQueries.EVENTS", to -> to.texts(uids).text(owner).text(SOURCE.value())))
        .isLessThan(100);
    assertThat(scanned("JdbcIntakeQueries.COPIES", to -> to.texts(uids).text(owner)))
        .isLessThan(200);
    assertThat(
            scanned(
                "JdbcMirrorQueries.OF_EVENTS", to -> to.texts(uids).text(owner).text(EDGE.value())))
        .isLessThan(100);
    assertThat(
            scanned(
                "JdbcMirrorQueries.AT_OBJECTS",
                to ->
                    to.texts(uids.stream().map(uid -> "at-" + uid).toList())
                        .text(owner)
                        .text(TARGET.value())))
        .isLessThan(100);
    assertThat(
            scanned(
                "JdbcMirrorQueries.BY_IDENTITY",
                to -> to.hashes(uids.stream().map(SampleRows::hash).toList()).text(owner)))
        .isLessThan(100);
  }

  @Test
  void byPage() throws Exception {
    String owner = OWNER.value();

    assertThat(
            scanned(
                "JdbcIntakeQueries.ITEMS_AFTER",
                to -> to.text(owner).text(SOURCE.value()).text("id-1000").number(20)))
        .isLessThan(100);
    assertThat(
            scanned(
                "JdbcIntakeQueries.CHANGED",
                to -> to.text(owner).text(SOURCE.value()).number(1_000).number(20)))
        .isLessThan(100);
    String uid = SampleRows.uid(1_000);
    assertThat(
            scanned(
                "JdbcMirrorQueries.PAGE",
                to -> to.text(owner).text(EDGE.value()).text(uid).text(uid).text("").number(20)))
        .isLessThan(100);
    assertThat(scanned("JdbcMirrorStore.DUE", to -> to.text(owner).text(TARGET.value()).number(20)))
        .isLessThan(100);
  }

  @Test
  void ofWhatIsRareAndWhatIsOld() throws Exception {
    String owner = OWNER.value();

    // H2 goes through the calendar by its key, PostgreSQL by the state: PostgresPlansTest.
    assertThat(
            scanned(
                "JdbcQuarantineQueries.PAGE",
                to -> to.text(owner).text(SOURCE.value()).text("").number(20)))
        .isLessThanOrEqualTo(ROWS + 1);
    assertThat(scanned("JdbcQuarantineQueries.CALENDARS", to -> to.text(owner))).isLessThan(100);
    assertThat(
            scanned(
                "JdbcRetentionStore.OLDEST_LINES",
                to -> to.after(Duration.ofDays(-90)).text(owner).number(20)))
        .isLessThan(100);
    assertThat(scanned("JdbcJournalQueries.AFTER", to -> to.text(owner).number(1_000).number(20)))
        .isLessThan(100);
    assertThat(scanned("JdbcJobLogQueries.BEFORE", to -> to.text(owner).number(2_000).number(20)))
        .isLessThan(100);
    assertThat(
            scanned(
                "JdbcJobLogQueries.OF_JOB",
                to -> to.text(owner).text("deliver:a").number(2_000).number(20)))
        .isLessThan(100);
    assertThat(
            scanned(
                "JdbcRetentionStore.OLDEST_RUNS",
                to -> to.after(Duration.ofDays(-90)).text(owner).number(20)))
        .isLessThan(100);
    assertThat(scanned("JdbcAuditStore.BEFORE", to -> to.text(owner).number(2_000).number(20)))
        .isLessThan(100);
  }

  /** One lane in a hundred is due, one is held, and the others have nothing to do. */
  @Test
  void ofLanesToClaim() throws Exception {
    List<Lane> lanes =
        SampleRows.each(100, 20, number -> SampleRows.lane("o" + number, "c", Lane.Direction.IN));

    assertThat(scanned("SelectThenUpdateQueue.FIRST_DUE", to -> {})).isLessThan(200);
    assertThat(scanned("SelectThenUpdateQueue.WAITING", to -> to.number(20))).isLessThan(200);
    assertThat(scanned("SelectThenUpdateQueue.LOCK_FREE", to -> LaneRows.bindAll(to, lanes)))
        .isLessThan(100);
    assertThat(scanned("SelectThenUpdateQueue.DUE_JOBS", to -> LaneRows.bindAll(to, lanes)))
        .isLessThan(100);
  }

  /** R-G1. */
  @Test
  void ofAWeek() throws Exception {
    Instant from = SampleRows.hour(ROWS / 2);
    TimeRange week = new TimeRange(from, from.plus(Duration.ofDays(7)));
    List<String> calendars = List.of(SOURCE.value(), TARGET.value());
    Spans spans = new Spans(OWNER, calendars, week);

    assertThat(
            scanned(
                "JdbcReadingQueries.TAKING_PLACE",
                to -> {
                  spans.bind(to);
                  to.number(10_000);
                }))
        .isBetween(168 + 48, 500);
  }

  private static int scanned(String constant, Tx.Binding binding) throws Exception {
    String[] name = constant.split("\\.");
    var field = Class.forName("dev.calsync.store.jdbc." + name[0]).getDeclaredField(name[1]);
    field.setAccessible(true);
    String sql = "explain analyze " + TEXTS.render((String) field.get(null));
    try (Connection connection = DATABASE.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(TEXTS.params(statement));
      return sum(statement);
    }
  }

  private static int sum(PreparedStatement statement) throws SQLException {
    try (ResultSet plan = statement.executeQuery()) {
      plan.next();
      return scanned(plan.getString(1));
    }
  }

  /** How many rows a plan of H2's says it looked at. */
  static int scanned(String plan) {
    return SCANNED
        .matcher(plan)
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .sum();
  }
}
