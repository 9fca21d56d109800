package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.SyncSummary;
import dev.calsync.plan.PlanAction;
import dev.calsync.plan.PlanItem;
import dev.calsync.store.Hold;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SEM-42: deletions that look like an accident wait (INV-12). */
class DeletionGuardTest {

  private final World world = new World();
  private EdgeView edge;

  @BeforeEach
  void twentyMirrors() {
    for (int i = 0; i < 20; i++) {
      put(i);
    }
    edge = world.edge("feed", "home");
    world.sync(edge);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void nineteenOfTwentyAreHeldAndNothingIsDeleted() {
    loseAllBut(1);
    assertThat(heldInPlan()).hasSize(19).containsOnly("MASS_DELETE");

    SyncSummary summary = world.sync(edge);

    assertThat(summary.held()).isEqualTo(19);
    assertThat(summary.deleted()).isZero();
    assertThat(world.titles("home")).hasSize(20);
    assertThat(world.alice().holds().open())
        .singleElement()
        .satisfies(hold -> assertThat(hold.reason()).isEqualTo("MASS_DELETE"));
    assertThat(heldInPlan()).hasSize(19).containsOnly("MASS_DELETE");
  }

  @Test
  void aHoldIsOneHoldHoweverOftenTheEdgeRuns() {
    loseAllBut(1);
    world.sync(edge);

    assertThat(world.sync(edge).held()).isEqualTo(19);
    assertThat(world.alice().holds().open()).hasSize(1);
  }

  @Test
  void approvalDeletesThem() {
    loseAllBut(1);
    world.sync(edge);
    Hold hold = world.alice().holds().open().get(0);

    assertThat(world.alice().holds().approve(hold.id())).contains(19);
    world.cycle();

    assertThat(world.titles("home")).hasSize(1);
    assertThat(world.alice().holds().open()).isEmpty();
  }

  @Test
  void rejectionKeepsTheMirrorsUntilTheirEventsComeBack() {
    loseAllBut(1);
    world.sync(edge);
    world.alice().holds().reject(world.alice().holds().open().get(0).id());
    world.cycle();
    assertThat(world.titles("home")).hasSize(20);
    assertThat(world.alice().holds().open()).isEmpty();

    put(5);
    world.cycle();

    assertThat(world.titles("home")).hasSize(20);
  }

  @Test
  void eventsThatComeBackLeaveTheHoldWithoutAWrite() {
    loseAllBut(1);
    world.sync(edge);
    int before = world.writes();
    for (int i = 1; i < 20; i++) {
      put(i);
    }

    assertThat(world.sync(edge).held()).isZero();
    assertThat(world.writes()).isEqualTo(before);
    assertThat(world.alice().holds().open()).isEmpty();
  }

  @Test
  void readingAgainLaterConfirmsAPartialLoss() {
    loseAllBut(1);
    world.sync(edge);
    world.pass(Duration.ofMinutes(5));
    assertThat(world.sync(edge).held()).isEqualTo(19);
    world.pass(Duration.ofMinutes(16));
    world.calendar("feed").expireCursors();

    world.cycle();

    assertThat(world.titles("home")).hasSize(1);
    assertThat(world.journal()).contains("HOLD_CONFIRMED READ_AGAIN");
  }

  @Test
  void emptinessIsHeldAndNeverConfirmsItself() {
    loseAllBut(0);
    assertThat(heldInPlan()).hasSize(20).containsOnly("SOURCE_EMPTY");
    assertThat(world.sync(edge).held()).isEqualTo(20);
    assertThat(heldInPlan()).hasSize(20).containsOnly("SOURCE_EMPTY");
    for (int i = 0; i < 4; i++) {
      world.pass(Duration.ofHours(6));
      world.calendar("feed").expireCursors();
      assertThat(world.sync(edge).held()).isEqualTo(20);
    }
    assertThat(world.titles("home")).hasSize(20);
    assertThat(world.alice().holds().open().get(0).reason()).isEqualTo("SOURCE_EMPTY");
  }

  /** Why the held deletions of a plan are held: the words of {@code holds}. */
  private List<String> heldInPlan() {
    return world.alice().edges().plan(edge.id()).items().stream()
        .filter(item -> item.action() == PlanAction.HOLD)
        .map(PlanItem::reason)
        .toList();
  }

  @Test
  void passesThatEachLoseAFewAreHeldOnceTheyAddUp() {
    int held = 0;
    for (int pass = 0; pass < 3 && held == 0; pass++) {
      for (int i = 0; i < 3; i++) {
        delete(pass * 3 + i);
      }
      world.calendar("feed").expireCursors();
      held = (int) world.sync(edge).held();
      world.pass(Duration.ofHours(1));
    }

    assertThat(held).as("the third pass makes nine of twenty").isEqualTo(3);
    assertThat(world.titles("home")).hasSize(14);
  }

  private void put(int i) {
    world.calendar("feed").put("e" + i, event("E" + i, "2026-12-01T10:00:00"));
  }

  private void delete(int i) {
    world.calendar("feed").delete(world.calendar("feed").idOf("e" + i).orElseThrow());
  }

  /** The feed answers with fewer events and tells nobody which are gone. */
  private void loseAllBut(int left) {
    for (int i = left; i < 20; i++) {
      delete(i);
    }
    world.calendar("feed").expireCursors();
  }
}
