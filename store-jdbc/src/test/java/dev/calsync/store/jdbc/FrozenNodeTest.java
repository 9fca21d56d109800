package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.calsync.failure.StoreException;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobTicket;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FLT-45: a node that stands still in the middle of a transaction does not stop the others. */
class FrozenNodeTest {

  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestDatabase.postgres(PostgresServer.NEWEST);
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @Test
  void theLocksOfAFrozenNodeAreGivenBack() throws Exception {
    areGivenBack((transactions, lease, work) -> transactions.write(work));
  }

  @Test
  void theLocksOfAFrozenRunAreGivenBack() throws Exception {
    areGivenBack((transactions, lease, work) -> transactions.write(lease, work));
  }

  private interface Way {
    void write(OwnTransactions transactions, Lease lease, Transactions.Work<Lane> work);
  }

  private void areGivenBack(Way way) throws Exception {
    CountDownLatch frozen = new CountDownLatch(1);
    CountDownLatch thaw = new CountDownLatch(1);
    try (JdbcSyncStore store = JdbcSyncStore.on(database.dataSource()).open()) {
      Lease lease = SampleRows.hold(store, Lane.Direction.IN);
      JobRequest request =
          new JobRequest(new JobKey(JobKind.INTAKE, "work"), lease.lane(), Duration.ZERO, "TEST");
      CompletableFuture<StoreException> victim =
          CompletableFuture.supplyAsync(() -> freezeIn(way, lease, frozen, thaw), OwnThread.EACH);
      frozen.await();

      CompletableFuture<List<JobTicket>> other =
          CompletableFuture.supplyAsync(
              () -> store.jobs().requestJobs(List.of(request)), OwnThread.EACH);

      assertThat(other).succeedsWithin(Duration.ofSeconds(20));
      thaw.countDown();
      assertThat(victim.get().code()).isEqualTo("STORE_UNAVAILABLE");
    } finally {
      thaw.countDown();
    }
  }

  private StoreException freezeIn(
      Way way, Lease lease, CountDownLatch frozen, CountDownLatch thaw) {
    PostgresDialect spoken = new PostgresDialect();
    OwnTransactions transactions =
        new OwnTransactions(
            database.dataSource(),
            new SqlTexts(spoken, "", "calsync_"),
            new SqlFailures(spoken),
            new OwnTransactions.Aftermath(connection -> {}, spoken.upkeep()),
            1);
    return catchThrowableOfType(
        StoreException.class,
        () ->
            way.write(
                transactions,
                lease,
                tx -> {
                  LaneRows.lock(tx, List.of(lease.lane()));
                  frozen.countDown();
                  awaitThaw(thaw);
                  LaneRows.lock(tx, List.of(lease.lane()));
                  return lease.lane();
                }));
  }

  private static void awaitThaw(CountDownLatch thaw) {
    try {
      thaw.await();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
