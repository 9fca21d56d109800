package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Behind what an owner's lanes wait is looked up once for all that are asked for together. It lies
 * behind every turn that the owner ever had, for as long as a forgotten transaction keeps the
 * database from sweeping those away (FLT-52).
 */
class OwnersTailPlanTest {

  private static final Pattern LOOK =
      Pattern.compile("calsync_lane_(?:tail|served)\\b.*?actual rows=\\S+ loops=(\\d+)");

  private final TestDatabase database = TestDatabase.Product.POSTGRESQL.open();
  private final Plans plans = new Plans(database);
  private final JdbcSyncStore store = JdbcSyncStore.on(plans.dataSource()).open();

  @AfterEach
  void drop() {
    plans.close();
    database.close();
  }

  @Test
  void twentyLanesOfAnOwnerCostOneLook() {
    database.execute(
        """
        insert into calsync_lane (owner, connection, direction, fence, turn, served_turn, due_at)
        select 'o' || x, 'c', 'IN', 0, 1, 1, now() from generate_series(1, 3000) x
        """);
    database.execute("analyze");

    assertThat(looks(() -> store.jobs().requestJobs(requests())))
        .as("one for what waits, one for what was served")
        .isBetween(1L, 2L);
  }

  private long looks(Runnable operation) {
    return plans.of(operation).stream()
        .map(PlanRun::plan)
        .flatMap(plan -> LOOK.matcher(plan).results())
        .map((MatchResult look) -> look.group(1))
        .mapToLong(Long::parseLong)
        .sum();
  }

  private static List<JobRequest> requests() {
    return IntStream.range(0, 20)
        .mapToObj(number -> SampleRows.lane("ann", "c" + number, Lane.Direction.IN))
        .map(
            lane ->
                new JobRequest(
                    new JobKey(JobKind.INTAKE, lane.connection().value()),
                    lane,
                    Duration.ZERO,
                    "TEST"))
        .toList();
  }
}
