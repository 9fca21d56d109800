package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.EDGE;
import static dev.calsync.store.jdbc.SampleRows.OWNER;
import static dev.calsync.store.jdbc.SampleRows.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.EdgeState;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.PlanCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What one lane does while the other is at work. */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
class BetweenTwoLanesTest {

  private final TestDatabase.Product product;
  private final TestDatabase database;
  private final JdbcSyncStore store;

  BetweenTwoLanesTest(TestDatabase.Product product) {
    this.product = product;
    database = product.open();
    store = JdbcSyncStore.on(database.dataSource()).open();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void aHoldPutOnDuringAWriteGoesOffIfTheWriteDidWhatIsWanted() {
    Lease in = SampleRows.hold(store, Lane.Direction.IN);
    Lease out = SampleRows.hold(store, Lane.Direction.OUT);
    store.mirrors().commitPlan(in, SampleRows.plan(EdgeState.NEW, 0, 1, "A"));
    List<MirrorRow> opened = store.mirrors().claimDue(out, TARGET, 1);
    hold(in, opened.get(0));
    assertThat(mirror().hold()).isPresent();

    store.mirrors().settleWrites(out, opened.stream().map(SampleRows::applied).toList(), List.of());

    assertThat(mirror().hold()).isEmpty();
    assertThat(store.holds().open(OWNER)).isEmpty();
  }

  private void hold(Lease in, MirrorRow row) {
    HoldId id = new HoldId("h");
    EdgeState now = store.targets().edgeState(OWNER, EDGE);
    MirrorIntent same = SampleRows.intent(row.key(), row.revision(), "A");
    MirrorIntent held =
        new MirrorIntent(
            same.key(),
            same.target(),
            same.identity(),
            same.expectedRevision(),
            same.desired(),
            same.form(),
            same.stamps(),
            same.extent(),
            Optional.of(id),
            false,
            Optional.empty());
    Hold hold =
        new Hold(
            id, EDGE, "TEST", Hold.State.OPEN, 0, 0, Duration.ZERO, Instant.EPOCH, Instant.EPOCH);
    PlanCommit plan = new PlanCommit(EDGE, now, now, List.of(held), Optional.of(hold), List.of());
    assertThat(store.mirrors().commitPlan(in, plan)).isTrue();
  }

  private MirrorRow mirror() {
    return store.targets().page(OWNER, EDGE, Optional.empty(), 1).get(0);
  }

  @Test
  void aLaneThatRestsIsPassedByWhenAnotherIsDue() {
    Lane resting = SampleRows.lane("ann", "c1", Lane.Direction.IN);
    Lane awake = SampleRows.lane("ann", "c2", Lane.Direction.IN);
    ask(resting, "a");
    Lease lease = store.jobs().claimLanes("node", 1, Duration.ofHours(1)).get(0).lease();
    store
        .jobs()
        .finishRuns(List.of(new LaneEnd(lease, List.of(), true, Optional.of(Duration.ofHours(1)))));
    ask(awake, "b");

    assertThat(store.jobs().claimLanes("node", 10, Duration.ofHours(1)))
        .extracting(ClaimedLane::lease)
        .extracting(Lease::lane)
        .containsExactly(awake);
  }

  /** FLT-45: whoever stands still in the middle of an effect takes no other lane's lease along. */
  @Test
  void theHeartbeatPassesByALaneThatIsJustBeingWrittenIn() {
    Lease in = SampleRows.hold(store, Lane.Direction.IN);
    Lease out = SampleRows.hold(store, Lane.Direction.OUT);
    List<Lease> both = List.of(out, in);
    List<Lease> renewed =
        anotherNode()
            .write(
                out,
                tx -> {
                  LaneRows.lock(tx, List.of(out.lane()));
                  return store.jobs().renewLeases(both, Duration.ofHours(1));
                });

    assertThat(renewed).containsExactly(in);
    assertThat(store.jobs().renewLeases(both, Duration.ofHours(1))).containsExactly(in, out);
  }

  /** The same of a dead node's lanes: one that somebody still writes in is freed the next time. */
  @Test
  void theSweepPassesByALaneThatIsJustBeingWrittenIn() {
    Lease in = SampleRows.hold(store, Lane.Direction.IN);
    Lease out = SampleRows.hold(store, Lane.Direction.OUT);
    assertThat(anotherNode().write(Sweep::endAll)).isEqualTo(2);
    int freed =
        anotherNode()
            .write(
                out,
                tx -> {
                  LaneRows.lock(tx, List.of(out.lane()));
                  return store.jobs().releaseExpired();
                });

    assertThat(freed).isEqualTo(1);
    assertThat(store.jobs().renewLeases(List.of(in), Duration.ofHours(1))).isEmpty();
    assertThat(store.jobs().releaseExpired()).isEqualTo(1);
  }

  private OwnTransactions anotherNode() {
    Dialect spoken = product.dialect();
    return new OwnTransactions(
        database.dataSource(),
        new SqlTexts(spoken, "", "calsync_"),
        new SqlFailures(spoken),
        new OwnTransactions.Aftermath(connection -> {}, spoken.upkeep()),
        1);
  }

  private void ask(Lane lane, String subject) {
    JobKey job = new JobKey(JobKind.INTAKE, subject);
    store.jobs().requestJobs(List.of(new JobRequest(job, lane, Duration.ZERO, "TEST")));
  }
}
