package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.EDGE;
import static dev.calsync.store.jdbc.SampleRows.OWNER;
import static dev.calsync.store.jdbc.SampleRows.SOURCE;
import static dev.calsync.store.jdbc.SampleRows.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.TimeRange;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.EdgeState;
import dev.calsync.store.FormHash;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobRun;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is asked often reads what it finds, in tables of 100,000 rows each. {@code
 * -Dcalsync.rows=1000000} for more.
 */
class PostgresPlansTest {

  private static final int ROWS = Integer.getInteger("calsync.rows", 100_000);

  /** Rows that one statement reads, for at most 20 of anything. */
  private static final long MOST = 2_000;

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
    ManyRows.fill(database, ROWS);
  }

  @AfterAll
  static void drop() {
    plans.close();
    database.close();
  }

  @Test
  void lookingUpByNames() {
    List<String> uids = SampleRows.each(ROWS / 2, 20, SampleRows::uid);
    List<RemoteId> ids = SampleRows.each(ROWS / 2, 20, number -> new RemoteId("id-" + number));
    List<RemoteId> places = uids.stream().map(uid -> new RemoteId("at-" + uid)).toList();
    List<FormHash> hashes = uids.stream().map(SampleRows::hash).toList();

    assertReadsWhatItFinds(() -> store.sources().items(OWNER, SOURCE, ids));
    assertReadsWhatItFinds(() -> store.sources().itemsOf(OWNER, SOURCE, uids));
    assertReadsWhatItFinds(() -> store.sources().managed(OWNER, SOURCE, hashes));
    assertReadsWhatItFinds(() -> store.sources().events(OWNER, SOURCE, uids));
    assertReadsWhatItFinds(() -> store.sources().copies(OWNER, uids));
    assertReadsWhatItFinds(() -> store.targets().ofEvents(OWNER, EDGE, uids));
    assertReadsWhatItFinds(() -> store.targets().atObjects(OWNER, TARGET, places));
    assertReadsWhatItFinds(() -> store.targets().byIdentity(OWNER, hashes));
    assertReadsWhatItFinds(() -> store.journal().of(OWNER, uids.get(0), 20));
  }

  @Test
  void readingPages() {
    Optional<MirrorRow> half =
        store.targets().ofEvents(OWNER, EDGE, List.of(SampleRows.uid(ROWS / 2))).stream()
            .findFirst();

    assertReadsWhatItFinds(() -> store.sources().itemsAfter(OWNER, SOURCE, "id-5", 20));
    assertReadsWhatItFinds(() -> store.sources().changedSince(OWNER, SOURCE, ROWS / 2, 20));
    Map<CalendarId, Long> nearTheEnd = Map.of(SOURCE, ROWS - 20L, TARGET, 0L);
    assertReadsWhatItFinds(() -> store.sources().changedMeetings(OWNER, nearTheEnd, 20));
    assertReadsWhatItFinds(() -> store.targets().page(OWNER, EDGE, half.map(MirrorRow::key), 20));
    assertReadsWhatItFinds(() -> store.targets().openAttempts(OWNER, TARGET, 20));
    assertReadsWhatItFinds(() -> store.targets().untilDue(OWNER, TARGET));
    assertReadsWhatItFinds(() -> store.reading().unsettled(OWNER, List.of(TARGET, SOURCE)));
    assertReadsWhatItFinds(() -> store.journal().after(OWNER, ROWS / 2, 20));
    assertReadsWhatItFinds(() -> store.jobs().page(OWNER, "intake:5", 20));
  }

  /** R-G1: a week reads the week, though one event in a thousand has no end. */
  @Test
  void readingAWeek() {
    Instant monday = SampleRows.hour(ROWS / 2);
    TimeRange week = new TimeRange(monday, monday.plus(Duration.ofDays(7)));
    List<CalendarId> calendars = List.of(SOURCE, TARGET, CalendarId.of("own"));

    assertThat(store.reading().takingPlace(OWNER, calendars, week, 10_000))
        .hasSizeBetween(168 + 48, 168 + 60 + ROWS / 997);
    for (int i = 0; i < TIMES; i++) {
      assertCheap(
          plans.of(() -> store.reading().takingPlace(OWNER, calendars, week, 10_000)), MOST);
    }
  }

  @Test
  void workingOffMirrors() {
    Lease out = ManyRows.held(Lane.Direction.OUT);
    for (int i = 0; i < TIMES; i++) {
      List<MirrorRow> due = new ArrayList<>();
      assertCheap(plans.of(() -> due.addAll(store.mirrors().claimDue(out, TARGET, 20))), 100);
      assertThat(due).hasSize(20);
      assertCheap(
          plans.of(
              () ->
                  store
                      .mirrors()
                      .settleWrites(
                          out, due.stream().map(SampleRows::applied).toList(), List.of())),
          100);
    }
  }

  @Test
  void readingInAndPlanning() {
    Lease in = ManyRows.held(Lane.Direction.IN);
    store.intake().beginPass(in, SOURCE, SampleRows.PASS);
    for (int i = 0; i < TIMES; i++) {
      int from = ROWS + 20 * i;
      assertCheap(plans.of(() -> store.intake().commitPage(in, SampleRows.page(from, 20))), 100);
      EdgeState now = store.targets().edgeState(OWNER, EDGE);
      assertCheap(
          plans.of(() -> store.mirrors().commitPlan(in, SampleRows.plan(now, from, 20, "A"))), 100);
    }
  }

  @Test
  void claimingAndEndingRuns() {
    for (int i = 0; i < TIMES; i++) {
      List<ClaimedLane> claimed = new ArrayList<>();
      assertCheap(
          plans.of(() -> claimed.addAll(store.jobs().claimLanes("node", 20, Duration.ofHours(1)))),
          1_000);
      assertThat(claimed).hasSize(20).allMatch(lane -> lane.jobs().size() == 1);
      assertCheap(
          plans.of(
              () ->
                  store.jobs().finishRuns(claimed.stream().map(PostgresPlansTest::ended).toList())),
          100);
      assertCheap(plans.of(() -> store.jobs().untilDue()), 100);
      assertCheap(plans.of(() -> store.jobs().releaseExpired()), 100);
      assertCheap(plans.of(() -> store.jobs().requestJobs(requests(claimed))), 100);
    }
  }

  private static LaneEnd ended(ClaimedLane claimed) {
    return new LaneEnd(
        claimed.lease(),
        claimed.jobs().stream()
            .map(
                job ->
                    new JobRun(
                        job.job(), new RunEnd.Done(Optional.empty()), Map.of(), Duration.ZERO))
            .toList(),
        true,
        Optional.empty());
  }

  private static List<JobRequest> requests(List<ClaimedLane> lanes) {
    return lanes.stream()
        .map(
            lane ->
                new JobRequest(
                    new JobKey(JobKind.PLAN, lane.lease().lane().connection().value()),
                    lane.lease().lane(),
                    Duration.ZERO,
                    "TEST"))
        .toList();
  }

  private static void assertReadsWhatItFinds(Runnable question) {
    for (int i = 0; i < TIMES; i++) {
      assertCheap(plans.of(question), 100);
    }
  }

  private static void assertCheap(List<PlanRun> runs, long removed) {
    assertThat(runs).isNotEmpty();
    assertThat(runs)
        .filteredOn(
            run -> !run.readWhole().isEmpty() || run.removed() > removed || run.read() > MOST)
        .isEmpty();
  }
}
