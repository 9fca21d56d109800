package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.EdgeView;
import dev.calsync.Rollout;
import dev.calsync.failure.CalsyncException;
import dev.calsync.plan.PlanAction;
import dev.calsync.policy.Mirrors;
import dev.calsync.policy.Policy;
import dev.calsync.policy.SyncMode;
import dev.calsync.store.Hold;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R-L7: how far synchronization goes by itself, per installation, owner and edge. */
class RolloutTest {

  private static final Duration A_POLL = Duration.ofMinutes(30);

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private EdgeView edge() {
    world.calendar("work").put("e1", event("Dentist", "2026-12-01T10:00"));
    world.calendar("work").put("e2", event("Lunch", "2026-12-02T12:00"));
    return world.edge("work", "home");
  }

  @Test
  void anEdgeInTheShadowIsPlannedAndWritesNothing() {
    EdgeView edge = edge();
    world.alice().edges().mode(edge.id(), SyncMode.SHADOW);

    assertThat(world.sync(edge).held()).isEqualTo(2);

    assertThat(world.titles("home")).isEmpty();
    assertThat(world.journal()).anyMatch(line -> line.startsWith("MIRROR_WANTED"));
    assertThat(world.journal()).anyMatch(line -> line.startsWith("EDGE_HELD SHADOW"));
    assertThat(world.alice().holds().open()).extracting(Hold::reason).containsExactly("SHADOW");
    assertThat(world.alice().edges().plan(edge.id()).count(PlanAction.CREATE)).isEqualTo(2);
    assertThat(world.alice().explain().of("e1").toText())
        .contains("writes nothing by itself: SHADOW", "held because of SHADOW, since 2026-11-20");
  }

  @Test
  void whatWaitedInTheShadowGoesWhenTheEdgeIsLive() {
    EdgeView edge = edge();
    world.alice().edges().mode(edge.id(), SyncMode.SHADOW);
    world.sync(edge);
    world.calendar("work").put("e3", event("Tea", "2026-12-03T16:00"));
    world.sync(edge);

    world.alice().edges().mode(edge.id(), SyncMode.LIVE);
    world.kit().settle();

    assertThat(world.titles("home")).hasSize(3);
    assertThat(world.writes()).isEqualTo(3);
    assertThat(world.alice().holds().open()).isEmpty();
    assertThat(world.journal()).anyMatch(line -> line.startsWith("HOLD_LAPSED SHADOW"));
  }

  @ParameterizedTest
  @EnumSource(value = SyncMode.class, names = "LIVE", mode = EnumSource.Mode.EXCLUDE)
  void anEdgeThatWasLiveWritesNothingMore(SyncMode mode) {
    EdgeView edge = edge();
    world.sync(edge);
    world.alice().edges().mode(edge.id(), mode);
    world.calendar("work").put("e1", event("Dentist", "2026-12-01T11:00"));
    world.calendar("home").delete(world.calendar("home").objects().get(0).id());
    world.calendar("work").put("e3", event("Tea", "2026-12-03T16:00"));
    int writes = world.writes();

    world.pass(A_POLL);
    world.kit().settle();

    assertThat(world.writes()).isEqualTo(writes);
    world.alice().edges().mode(edge.id(), SyncMode.LIVE);
    world.cycle();
    assertThat(world.titles("home")).hasSize(3);
  }

  @Test
  void whatWasDueWhenAnEdgeStoppedIsNotWritten() {
    EdgeView edge = edge();
    world.provider.faults().loseRequestOfWrite(1);
    world.sync(edge);
    int written = world.titles("home").size();
    world.alice().edges().mode(edge.id(), SyncMode.OFF);

    world.pass(A_POLL);
    world.kit().settle();
    assertThat(world.titles("home")).hasSize(written).hasSizeLessThan(2);

    world.alice().edges().mode(edge.id(), SyncMode.LIVE);
    world.cycle();
    assertThat(world.titles("home")).hasSize(2);
  }

  @Test
  void anEdgeThatObservesIsNotPlanned() {
    EdgeView edge = edge();
    world.alice().edges().mode(edge.id(), SyncMode.OBSERVE);
    world.sync(edge);

    assertThat(world.journal()).noneMatch(line -> line.startsWith("MIRROR_"));
    assertThat(world.planned()).isZero();
    assertThat(world.alice().edges().status(edge.id()).sourceReadAt()).isPresent();
  }

  @Test
  void anInstallationThatIsOffAsksNobodyAndGoesOnByItselfWhenItIsLive() {
    EdgeView edge = edge();
    world.restart(Rollout.of(SyncMode.OFF));
    long asked = world.provider.faults().calls();

    world.pass(A_POLL);
    world.kit().settle();
    assertThat(world.provider.faults().calls()).isEqualTo(asked);
    assertThatThrownBy(() -> world.sync(edge))
        .isInstanceOf(CalsyncException.class)
        .hasMessageContaining("OFF");

    world.restart(Rollout.LIVE);
    world.pass(A_POLL);
    world.kit().settle();
    assertThat(world.titles("home")).hasSize(2);
  }

  @Test
  void theLeastOfInstallationOwnerAndEdgeCounts() {
    EdgeView edge = edge();
    world.restart(
        Rollout.byOwner(owner -> owner.value().equals("alice") ? SyncMode.SHADOW : SyncMode.LIVE));
    world.alice().edges().mode(edge.id(), SyncMode.LIVE);
    world.sync(edge);

    assertThat(world.titles("home")).isEmpty();
    assertThat(world.alice().holds().open()).extracting(Hold::reason).containsExactly("SHADOW");
  }

  @Test
  void whatAModeHoldsIsNotDecidedAsAHold() {
    EdgeView edge = edge();
    world.alice().edges().mode(edge.id(), SyncMode.SHADOW);
    world.sync(edge);
    Hold hold = world.alice().holds().open().get(0);

    assertThatThrownBy(() -> world.alice().holds().approve(hold.id()))
        .isInstanceOfSatisfying(
            CalsyncException.class, it -> assertThat(it.code()).isEqualTo("EDGE_MODE"));
    assertThatThrownBy(() -> world.alice().holds().reject(hold.id()))
        .isInstanceOf(CalsyncException.class);
    assertThat(world.alice().holds().open()).hasSize(1);
  }

  @Test
  void removingAnEdgeIsACommandAndDoneInTheShadowToo() {
    EdgeView edge = edge();
    world.sync(edge);
    world.alice().edges().mode(edge.id(), SyncMode.SHADOW);
    world.alice().edges().remove(edge.id(), Mirrors.DELETE);
    world.kit().settle();
    world.pass(A_POLL);
    world.kit().settle();

    assertThat(world.titles("home")).isEmpty();
  }

  @Test
  void otherEdgesToTheSameCalendarGoOn() {
    EdgeView shadowed = edge();
    world.calendar("club").put("c1", event("Chess", "2026-12-04T19:00"));
    EdgeView live = world.edge("club", "home", Policy.title());
    world.alice().edges().mode(shadowed.id(), SyncMode.SHADOW);
    world.sync(shadowed);
    world.sync(live);

    assertThat(world.titles("home")).containsExactly("Chess");
  }
}
