package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.failure.StaleLeaseException;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * INV-8: that the fence was right when an effect began is not enough. Until the effect is over its
 * lane is nobody else's, whatever became of the lease.
 */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
class OpenEffectTest {

  private static final String TAKE_OVER =
      """
      update calsync_lane set fence = fence + 1, node = 'other' where direction = 'OUT'
      """;

  private final TestDatabase database;
  private final JdbcSyncStore store;
  private final OwnTransactions node;
  private final String waiting;

  OpenEffectTest(TestDatabase.Product product) {
    database = product.open();
    store = JdbcSyncStore.on(database.dataSource()).open();
    Dialect spoken = product.dialect();
    node =
        new OwnTransactions(
            database.dataSource(),
            new SqlTexts(spoken, "", "calsync_"),
            new SqlFailures(spoken),
            new OwnTransactions.Aftermath(connection -> {}, spoken.upkeep()),
            1);
    waiting =
        switch (product) {
          case H2 ->
              "select session_id from information_schema.sessions where blocker_id is not null";
          case POSTGRESQL ->
              "select pid from pg_stat_activity"
                  + " where datname = current_database() and wait_event_type = 'Lock'";
        };
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void theSweepPassesItsLaneBy() {
    Lease in = SampleRows.hold(store, Lane.Direction.IN);
    Lease out = SampleRows.hold(store, Lane.Direction.OUT);
    assertThat(node.write(Sweep::endAll)).isEqualTo(2);
    int freed = node.write(out, tx -> store.jobs().releaseExpired());

    assertThat(freed).as("the other lane").isOne();
    assertThat(heldBy(in)).isFalse();
    assertThat(heldBy(out)).isTrue();
    assertThat(store.jobs().releaseExpired()).as("afterwards").isOne();
    assertThat(heldBy(out)).isFalse();
  }

  @Test
  void whoTakesItsLaneOverWaitsForItsEnd() {
    Lease out = SampleRows.hold(store, Lane.Direction.OUT);

    CompletableFuture<Void> takeover = node.write(out, tx -> takenOverMeanwhile());

    assertThat(takeover).succeedsWithin(Duration.ofSeconds(20));
    assertThat(heldBy(out)).isFalse();
  }

  private CompletableFuture<Void> takenOverMeanwhile() {
    CompletableFuture<Void> takeover =
        CompletableFuture.runAsync(() -> database.execute(TAKE_OVER), OwnThread.EACH);
    while (database.column(waiting).isEmpty() && !takeover.isDone()) {
      Thread.onSpinWait();
    }
    assertThat(takeover).as("waits").isNotDone();
    return takeover;
  }

  private boolean heldBy(Lease lease) {
    try {
      return node.write(lease, tx -> true);
    } catch (StaleLeaseException lost) {
      return false;
    }
  }
}
