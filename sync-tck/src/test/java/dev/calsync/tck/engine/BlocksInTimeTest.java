package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.SyncSummary;
import dev.calsync.calendar.ReadSupport;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.plan.PlanAction;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Retention;
import dev.calsync.policy.Window;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R-C11 for blocks: days come into the window by themselves; what is over stays or is pruned. */
class BlocksInTimeTest extends BlockScene {

  private static final Policy ROLLING =
      Policy.blocks().toBuilder()
          .window(Window.past(Period.ofDays(60)).future(Period.ofDays(2)))
          .build();

  private static Policy kept(int days) {
    return Policy.blocks().toBuilder().retention(Retention.pruneAfter(days)).build();
  }

  private void daily(String calendar, int count) {
    for (int day = 0; day < count; day++) {
      LocalDate date = LocalDate.parse("2026-02-20").plusDays(day);
      world.calendar(calendar).put(calendar + day, event("Daily", date + "T10:00:00"));
    }
  }

  private void feed() {
    world.calendar("feed", ScriptedConnector.everything().reading(ReadSupport::forgettingPast));
    daily("feed", 3);
  }

  private void nights(int count) {
    for (int night = 0; night < count; night++) {
      world.kit().advance(Duration.ofDays(1));
    }
  }

  private long deletes() {
    return world.provider.writeLog().stream()
        .filter(it -> it.write() instanceof MirrorWrite.Delete)
        .count();
  }

  @Test
  void sem11TheNightBringsTheBlocksOfDaysThatEnterTheWindow() {
    daily("work", 10);
    daily("home", 10);
    world.sync(world.edge(List.of("work", "home"), "free", ROLLING));
    assertThat(shown()).hasSize(3);

    nights(4);

    assertThat(shown()).hasSize(3 + 4);
    assertThat(deletes()).isZero();
    int writes = world.writes();
    world.kit().advance(Duration.ofHours(1));
    assertThat(world.writes()).isEqualTo(writes);
  }

  @Test
  void pain17WhatAFeedForgetsOfThePastStaysAndNothingIsHeld() {
    feed();
    EdgeView edge = world.edge(List.of("feed", "home"), "free", ROLLING);
    world.sync(edge);
    world.pass(Duration.ofDays(3));
    int writes = world.writes();
    for (int day = 0; day < 3; day++) {
      lose("feed", "feed" + day);
    }

    assertThat(world.alice().edges().plan(edge.id()).count(PlanAction.HOLD)).isZero();
    SyncSummary summary = world.sync(edge);

    assertThat(summary).returns(0L, SyncSummary::deleted).returns(0L, SyncSummary::held);
    put("home", "b", "10:00", "10:30");
    nights(10);
    assertThat(world.writes() - writes).as("the block of 2 March").isEqualTo(1);
    assertThat(shown()).hasSize(4);
    assertThat(world.alice().holds().open()).isEmpty();
    assertThat(world.alice().edges().plan(edge.id()).count(PlanAction.DELETE)).isZero();
  }

  @Test
  void pain17OfTheSameReadingWhatIsToComeIsHeld() {
    feed();
    EdgeView edge = world.edge(List.of("feed", "home"), "free", ROLLING);
    world.sync(edge);
    world.pass(Duration.ofDays(1));
    for (int day = 0; day < 3; day++) {
      lose("feed", "feed" + day);
    }

    assertThat(world.sync(edge).held()).as("today and tomorrow").isEqualTo(2);
    nights(10);
    assertThat(world.alice().holds().open()).hasSize(1);
    assertThat(shown()).hasSize(3);
  }

  @Test
  void whoeverDeletesAnEventOfThePastMeansIt() {
    feed();
    EdgeView edge = world.edge(List.of("feed", "home"), "free", ROLLING);
    world.sync(edge);
    world.pass(Duration.ofDays(3));
    delete("feed", "feed0");

    assertThat(world.sync(edge).deleted()).isEqualTo(1);
  }

  @Test
  void aCalendarThatForgetsNothingMeansWhatItListsNoMore() {
    daily("work", 3);
    EdgeView edge = world.edge(List.of("work", "home"), "free", ROLLING);
    world.sync(edge);
    world.pass(Duration.ofDays(3));
    lose("work", "work0");

    assertThat(world.sync(edge).deleted()).isEqualTo(1);
  }

  @Test
  void blocksAreKeptForSomeDaysIfTheEdgeSaysSo() {
    daily("work", 3);
    EdgeView edge = world.edge(List.of("work", "home"), "free", kept(7));
    world.sync(edge);
    nights(7);
    assertThat(shown()).as("seven whole days after 20 February").hasSize(3);

    world.pass(Duration.ofDays(1));
    assertThat(world.alice().edges().plan(edge.id()).count(PlanAction.DELETE)).isEqualTo(1);
    nights(1);

    assertThat(shown()).hasSize(1);
    assertThat(world.alice().holds().open()).as("no accident").isEmpty();
    assertThat(world.journal()).contains("MIRROR_UNWANTED PRUNED");
    nights(40);
    assertThat(shown()).isEmpty();
    assertThat(deletes()).isEqualTo(3);
    assertThat(world.alice().edges().plan(edge.id()).count(PlanAction.CREATE)).isZero();
  }

  @Test
  void blocksThatLeftTheReachArePrunedToo() {
    daily("work", 3);
    EdgeView edge = world.edge(List.of("work", "home"), "free", kept(45));
    world.sync(edge);

    nights(45);
    assertThat(shown()).hasSize(3);
    nights(3);
    assertThat(shown()).isEmpty();
  }
}
