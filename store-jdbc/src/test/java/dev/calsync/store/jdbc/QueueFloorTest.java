package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.ClaimedLane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * No claim looks below the floor; what comes to wait there all the same, because its transaction
 * took long, is not forgotten.
 */
class QueueFloorTest {

  private static final String LANE =
      """
      insert into calsync_lane (owner, connection, direction, fence, due_at, turn)
        select '%s', 'c' || i, 'IN', 0, timestamptz '2026-11-20 09:00:00+00', i
        from generate_series(%d, %d) i
      """;

  private final TestDatabase database = TestDatabase.Product.POSTGRESQL.open();

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void aLaneBelowTheFloorIsFoundWithinAFewSecondsOfTheDatabasesClock() {
    JdbcSyncStore store = withNineServed();
    pass(600);
    assertThat(claim(store)).isEmpty();
    assertThat(claim(store)).isEmpty();

    database.execute(LANE.formatted("bob", 1, 1));
    pass(3);
    List<ClaimedLane> found = new ArrayList<>(claim(store));
    found.addAll(claim(store));

    assertThat(found).hasSize(1);
  }

  /** FLT-52: what was served lies about for long, and no claim shall walk over it again. */
  @Test
  void theFloorRisesWithWhatWasServed() {
    JdbcSyncStore store = withNineServed();
    pass(3);
    assertThat(claim(store)).as("tells the time").isEmpty();
    assertThat(claim(store)).as("makes the marks anew").isEmpty();

    database.execute(LANE.formatted("below", 8, 8));
    database.execute(LANE.formatted("above", 9, 9));

    assertThat(claim(store))
        .extracting(claimed -> claimed.lease().lane().owner().value())
        .containsExactly("above");
  }

  private JdbcSyncStore withNineServed() {
    database.execute("create table clock as select timestamptz '2026-11-20 09:00:00+00' as at");
    JdbcSyncStore store =
        JdbcSyncStore.on(database.dataSource())
            .dialect(new StillDialect(new PostgresDialect(), "clock"))
            .open();
    database.execute(LANE.formatted("ann", 1, 9));
    assertThat(claim(store)).hasSize(9);
    return store;
  }

  private void pass(int seconds) {
    database.execute("update clock set at = at + interval '" + seconds + " seconds'");
  }

  private static List<ClaimedLane> claim(JdbcSyncStore store) {
    return store.jobs().claimLanes("node", 10, Duration.ofHours(1));
  }
}
