package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.SyncSummary;
import dev.calsync.plan.PlanAction;
import dev.calsync.store.Hold;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** SEM-42 for blocks: a block is one, whether it goes or shrinks (INV-12). */
class HeldBlocksTest extends BlockScene {

  @Test
  void sem42AnEmptiedSourceTakesNoBlockAndShrinksNone() {
    threeMeetings();
    EdgeView edge = blocks("work", "home");
    world.sync(edge);
    lose("work", "a");
    lose("work", "c");

    SyncSummary summary = world.sync(edge);

    assertThat(shown()).containsExactly("09:00-10:30", "12:00-13:00");
    assertThat(summary.held()).isEqualTo(2);
    Hold hold = world.alice().holds().open().get(0);
    assertThat(hold.reason()).isEqualTo("SOURCE_EMPTY");
    world.pass(Duration.ofDays(2));
    world.cycle();
    assertThat(shown()).containsExactly("09:00-10:30", "12:00-13:00");

    world.alice().holds().approve(hold.id());
    world.cycle();
    assertThat(shown()).containsExactly("10:00-10:30");
  }

  @Test
  void sem42WhatIsHeldGoesOnWaitingWhateverElseChanges() {
    threeMeetings();
    EdgeView edge = blocks("work", "home");
    world.sync(edge);
    lose("work", "a");
    lose("work", "c");
    world.sync(edge);

    put("home", "f", "08:30", "10:00");
    put("home", "g", "12:30", "14:00");
    world.sync(edge);

    assertThat(shown()).containsExactly("08:30-10:30", "12:00-13:00", "12:30-14:00");
  }

  @Test
  void sem42WhatIsLeftOfAHeldBlockMayGrowOrShrinkBesideIt() {
    threeMeetings();
    EdgeView edge = blocks("work", "home");
    world.sync(edge);
    lose("work", "a");
    lose("work", "c");
    world.sync(edge);

    put("home", "b", "10:00", "11:00");
    world.sync(edge);
    assertThat(shown()).containsExactly("09:00-10:30", "10:00-11:00", "12:00-13:00");

    put("home", "b", "10:00", "10:15");
    world.sync(edge);
    assertThat(shown()).containsExactly("09:00-10:30", "10:00-10:15", "12:00-13:00");
  }

  @Test
  void sem42EventsThatComeBackLeaveTheHoldWithoutAWrite() {
    threeMeetings();
    EdgeView edge = blocks("work", "home");
    world.sync(edge);
    int writes = world.writes();
    lose("work", "a");
    lose("work", "c");
    world.sync(edge);
    put("work", "a", "09:00", "10:00");
    put("work", "c", "12:00", "13:00");

    assertThat(world.sync(edge).held()).isZero();
    assertThat(world.writes()).isEqualTo(writes);
    assertThat(world.alice().holds().open()).isEmpty();
  }

  @Test
  void sem42ManyBlocksOfManyAreHeldAndReadingAgainConfirmsThem() {
    for (int hour = 0; hour < 20; hour++) {
      put("work", "e" + hour, "%02d:00".formatted(hour), "%02d:30".formatted(hour));
    }
    EdgeView edge = blocks("work", "home");
    world.sync(edge);
    for (int hour = 0; hour < 7; hour++) {
      lose("work", "e" + hour);
    }

    assertThat(world.sync(edge).held()).isEqualTo(7);
    assertThat(shown()).hasSize(20);
    assertThat(world.alice().holds().open().get(0).reason()).isEqualTo("MASS_DELETE");
    world.pass(Duration.ofMinutes(20));
    world.calendar("work").expireCursors();
    world.calendar("home").expireCursors();
    world.cycle();
    assertThat(shown()).hasSize(13);
  }

  @Test
  void sem42LossesOfADayAddUp() {
    for (int hour = 0; hour < 20; hour++) {
      put("work", "e" + hour, "%02d:00".formatted(hour), "%02d:30".formatted(hour));
    }
    EdgeView edge = blocks("work");
    world.sync(edge);
    long held = 0;
    for (int pass = 0; pass < 3 && held == 0; pass++) {
      for (int i = 0; i < 3; i++) {
        lose("work", "e" + (pass * 3 + i));
      }
      held = world.sync(edge).held();
      world.pass(Duration.ofHours(1));
    }
    assertThat(held).as("the third pass makes nine of twenty").isEqualTo(3);
    assertThat(shown()).hasSize(14);
  }

  @Test
  void sem42ARejectedHoldKeepsTheBlocksForGood() {
    threeMeetings();
    EdgeView edge = blocks("work", "home");
    world.sync(edge);
    lose("work", "a");
    lose("work", "c");
    world.sync(edge);

    world.alice().holds().reject(world.alice().holds().open().get(0).id());
    int writes = world.writes();
    world.cycle();
    world.cycle();

    assertThat(world.writes()).isEqualTo(writes);
    assertThat(shown()).containsExactly("09:00-10:30", "12:00-13:00");
    assertThat(world.alice().holds().open()).isEmpty();
  }

  @Test
  void sem42ThePlanShowsWhatWouldBeHeld() {
    threeMeetings();
    EdgeView edge = blocks("work", "home");
    world.sync(edge);
    lose("work", "a");
    lose("work", "c");

    assertThat(world.alice().edges().plan(edge.id()).count(PlanAction.HOLD)).isEqualTo(2);
    world.sync(edge);
    assertThat(world.alice().edges().plan(edge.id()).count(PlanAction.HOLD)).isEqualTo(2);
  }
}
