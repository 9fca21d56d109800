package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.ClaimedLane.ClaimedJob;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobTicket;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.SyncStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What hosts' transactions leave is placed once they are over, each once and in order (R-L3). */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
class HandoverTest {

  private static final Duration LEASE = Duration.ofHours(1);

  private final TestDatabase database;
  private final JdbcSyncStore store;
  private final Connection connection;

  HandoverTest(TestDatabase.Product product) throws SQLException {
    database = product.open();
    store = JdbcSyncStore.on(database.dataSource()).open();
    connection = database.dataSource().getConnection();
    connection.setAutoCommit(false);
  }

  @AfterEach
  void drop() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    connection.close();
    database.close();
  }

  @Test
  void aNodeThatIsNeverIdlePlacesRequestsWhenItSweeps() throws SQLException {
    store
        .within(connection)
        .jobs()
        .requestJobs(List.of(HostRows.request(HostRows.LANE, Duration.ZERO)));
    connection.commit();
    Lane other = SampleRows.lane("bob", "c9", Lane.Direction.IN);
    store.jobs().requestJobs(List.of(HostRows.request(other, Duration.ZERO)));

    assertThat(store.jobs().claimLanes("node", 9, LEASE))
        .extracting(lane -> lane.lease().lane())
        .containsExactly(other);
    store.jobs().releaseExpired();
    assertThat(store.jobs().find(OWNER, HostRows.JOB)).isPresent();
  }

  @Test
  void ofSeveralRequestsForOneJobTheEarliestCounts() throws SQLException {
    List<JobTicket> tickets =
        store
            .within(connection)
            .jobs()
            .requestJobs(
                List.of(
                    HostRows.request(HostRows.LANE, LEASE),
                    new JobRequest(HostRows.JOB, HostRows.LANE, Duration.ZERO, "NOW"),
                    HostRows.request(HostRows.LANE, Duration.ofMinutes(1))));
    connection.commit();

    assertThat(tickets).extracting(JobTicket::asked).containsExactly(0L, 0L, 0L);
    assertThat(store.jobs().claimLanes("node", 9, LEASE))
        .flatExtracting(ClaimedLane::jobs)
        .extracting(ClaimedJob::reason)
        .containsExactly("NOW");
  }

  @Test
  void manyLinesKeepTheirOrder() throws SQLException {
    for (int each = 0; each < 3; each++) {
      SyncStore within = store.within(connection);
      for (int i = 0; i < 400; i++) {
        HostRows.hostEvent(within, "event-" + (each * 400 + i), "run");
      }
      connection.commit();
    }

    assertThat(claimed()).isEmpty();
    assertThat(store.journal().after(OWNER, 0, 9_999))
        .extracting(entry -> entry.line().uid())
        .containsExactlyElementsOf(SampleRows.each(0, 1_200, number -> "event-" + number));
  }

  /** While one node places what came first, another must not get ahead with what came later. */
  @Test
  void oneNodePlacesAtATime() throws SQLException {
    HostRows.hostEvent(store.within(connection), "event-1", "run");
    HostRows.hostEvent(store.within(connection), "event-2", "run");
    connection.commit();
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1 from calsync_handed_line where uid = 'event-1' for update");
    }

    CompletableFuture<List<JobKey>> other =
        CompletableFuture.supplyAsync(this::claimed, OwnThread.EACH);
    assertThatThrownBy(() -> other.get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThat(store.journal().after(OWNER, 0, 9)).isEmpty();
    connection.rollback();

    assertThat(other).succeedsWithin(Duration.ofSeconds(30));
    assertThat(store.journal().after(OWNER, 0, 9)).hasSize(2);
  }

  @Test
  void nodesThatPlaceTogetherPlaceEachOnce() throws Exception {
    SyncStore within = store.within(connection);
    for (int i = 0; i < 300; i++) {
      HostRows.hostEvent(within, "event-" + i, "run");
      within.jobs().requestJobs(List.of(HostRows.request("work-" + i)));
    }
    connection.commit();

    List<ClaimedLane> claimed = Collections.synchronizedList(new ArrayList<>());
    List<Thread> nodes =
        SampleRows.each(
            0,
            3,
            number ->
                new Thread(
                    () -> claimed.addAll(store.jobs().claimLanes("node " + number, 9, LEASE))));
    nodes.forEach(Thread::start);
    for (Thread node : nodes) {
      node.join();
    }

    assertThat(claimed).hasSize(1);
    assertThat(jobsOf(claimed.get(0))).hasSize(300);
    assertThat(store.journal().after(OWNER, 0, 999)).hasSize(300);
  }

  /**
   * A claim that meets the placing may see the lane and not yet its jobs. Its node has nothing to
   * run and gives the lane back, and they come with the next claim.
   */
  private List<ClaimedJob> jobsOf(ClaimedLane lane) {
    if (!lane.jobs().isEmpty()) {
      return lane.jobs();
    }
    LaneEnd nothing = new LaneEnd(lane.lease(), List.of(), true, Optional.empty());
    assertThat(store.jobs().finishRuns(List.of(nothing))).isEmpty();
    return store.jobs().claimLanes("node", 9, LEASE).get(0).jobs();
  }

  private List<JobKey> claimed() {
    return store.jobs().claimLanes("node", 9, LEASE).stream()
        .flatMap(lane -> lane.jobs().stream())
        .map(ClaimedJob::job)
        .toList();
  }
}
