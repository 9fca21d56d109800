package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The begin of a run finds its lane by name. By its lease it would walk over all leases that ever
 * were, for as long as a forgotten transaction keeps the database from sweeping them away (FLT-52).
 */
class BeginRunPlanTest {

  private final TestDatabase database = TestDatabase.Product.POSTGRESQL.open();
  private final Plans plans = new Plans(database);
  private final JdbcSyncStore store = JdbcSyncStore.on(plans.dataSource()).open();

  @AfterEach
  void drop() {
    plans.close();
    database.close();
  }

  @Test
  void aRunBeginsWithoutALookAtTheLeasesOfOthers() {
    database.execute(
        """
        insert into calsync_lane (owner, connection, direction, fence)
        select 'o' || x, 'c', 'IN', 0 from generate_series(1, 3000) x
        """);
    JobKey job = new JobKey(JobKind.INTAKE, "work");
    Lane lane = SampleRows.lane("ann", "c1", Lane.Direction.IN);
    store.jobs().requestJobs(List.of(new JobRequest(job, lane, Duration.ZERO, "TEST")));
    database.execute("analyze");
    ClaimedLane claimed = store.jobs().claimLanes("node", 1, Duration.ofMinutes(1)).get(0);

    assertThat(plans.of(() -> store.jobs().beginRun(claimed.lease(), job)))
        .isNotEmpty()
        .extracting(PlanRun::plan)
        .noneMatch(plan -> plan.contains("calsync_lane_lease"));
  }
}
