package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.EDGE;
import static dev.calsync.store.jdbc.SampleRows.OWNER;
import static dev.calsync.store.jdbc.SampleRows.SOURCE;
import static dev.calsync.store.jdbc.SampleRows.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.RemoteId;
import dev.calsync.store.EdgeState;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The first mirror of a calendar, into tables that the server planned for while they were empty and
 * does not count by itself: pages cost as much at the end as at the beginning.
 */
class GrowingTablesTest {

  private static final int PAGE = 200;
  private static final int PAGES = 60;

  /** Rows read or compared for nothing, in one statement for a page. */
  private static final long TOLERATED = 100L * PAGE;

  /** The server knows the tables as they were before it came, and so takes it for empty. */
  private static final String ANOTHER_EDGE =
      """
      analyze;
      update calsync_mirror set edge = 'another';
      update calsync_canonical_event set calendar = 'another'
      """;

  private final TestDatabase database = TestDatabase.Product.POSTGRESQL.open();
  private final Plans plans = new Plans(database);
  private final JdbcSyncStore store = JdbcSyncStore.on(plans.dataSource()).open();

  @AfterEach
  void drop() {
    plans.close();
    database.close();
  }

  @Test
  void aPageCostsTheSameHoweverManyCameBefore() {
    Lease in = SampleRows.hold(store, Lane.Direction.IN);
    Lease out = SampleRows.hold(store, Lane.Direction.OUT);
    store.intake().beginPass(in, SOURCE, SampleRows.PASS);
    for (int i = 0; i < PAGES; i++) {
      int from = i * PAGE;
      assertCheap(() -> store.sources().items(OWNER, SOURCE, ids(from)));
      assertCheap(() -> store.sources().itemsOf(OWNER, SOURCE, uids(from)));
      assertCheap(() -> store.sources().events(OWNER, SOURCE, uids(from)));
      assertCheap(() -> store.intake().commitPage(in, SampleRows.page(from, PAGE)));
      assertCheap(() -> store.targets().ofEvents(OWNER, EDGE, uids(from)));
      EdgeState now = store.targets().edgeState(OWNER, EDGE);
      assertCheap(() -> store.mirrors().commitPlan(in, SampleRows.plan(now, from, PAGE, "A")));
      List<MirrorRow> due = new ArrayList<>();
      assertCheap(() -> due.addAll(store.mirrors().claimDue(out, TARGET, PAGE)));
      assertCheap(
          () ->
              store
                  .mirrors()
                  .settleWrites(out, due.stream().map(SampleRows::applied).toList(), List.of()));
      assertThat(due).hasSize(PAGE);
      assertCheap(() -> store.targets().tally(OWNER, EDGE, SOURCE, Duration.ofDays(1)));
    }
    database.execute(ANOTHER_EDGE);
    assertCheap(
        () ->
            store
                .targets()
                .tally(OWNER, EdgeId.of("another"), CalendarId.of("another"), Duration.ofDays(1)));
  }

  private static List<String> uids(int from) {
    return SampleRows.each(from, PAGE, SampleRows::uid);
  }

  private static List<RemoteId> ids(int from) {
    return SampleRows.each(from, PAGE, number -> new RemoteId("id-" + number));
  }

  private void assertCheap(Runnable operation) {
    assertThat(plans.of(operation)).filteredOn(run -> run.removed() > TOLERATED).isEmpty();
  }
}
