package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.EdgeView;
import dev.calsync.SyncSummary;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.plan.PlanAction;
import dev.calsync.tck.connector.ScriptedStop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Base scenario 12 and lost replies: what may have happened is looked up, what is marked is adopted
 * (R-C4, R-F5).
 */
class RecoveryTest {

  private final World world = new World();
  private EdgeView edge;

  @BeforeEach
  void threeEvents() {
    for (int i = 0; i < 3; i++) {
      world.calendar("work").put("e" + i, event("E" + i, "2026-12-0" + (i + 1) + "T10:00:00"));
    }
    edge = world.edge("work", "home");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aLostStoreIsRebuiltFromTheMarksWithoutAWrite() {
    world.sync(edge);
    List<RemoteId> before = ids();
    int writes = world.writes();
    world.loseStore();
    EdgeView again = world.edge("work", "home");
    assertThat(world.alice().edges().plan(again.id()).count(PlanAction.ADOPT)).isEqualTo(3);

    SyncSummary summary = world.sync(again);

    assertThat(world.writes()).isEqualTo(writes);
    assertThat(summary.unchanged()).isEqualTo(3);
    assertThat(ids()).isEqualTo(before);
  }

  @Test
  void aJobThatWasRunningAtEveryDeathIsTakenUpAgainWhenSomebodyAsks() {
    for (int death = 0; death < 4; death++) {
      world.provider.faults().stopBeforeCall(3);
      assertThatThrownBy(() -> world.sync(edge)).isInstanceOf(ScriptedStop.class);
      world.provider.faults().heal();
      world.restart();
    }

    SyncSummary summary = world.sync(edge);

    assertThat(summary.finished()).isTrue();
    assertThat(summary.problems()).isEmpty();
    assertThat(ids()).hasSize(3);
  }

  @Test
  void aLostStoreAdoptsAlsoMirrorsOfALaterGeneration() {
    world.sync(edge);
    world.calendar("home").delete(ids().get(0));
    world.sync(edge);
    int writes = world.writes();
    world.loseStore();

    world.sync(world.edge("work", "home"));

    assertThat(world.writes()).isEqualTo(writes);
    assertThat(ids()).hasSize(3);
  }

  @Test
  void whatChangedWhileTheStoreWasLostIsWrittenOnce() {
    world.sync(edge);
    int writes = world.writes();
    world
        .calendar("work")
        .edit(world.calendar("work").idOf("e1").orElseThrow(), event("E1", "2026-12-09T10:00:00"));
    world.loseStore();

    SyncSummary summary = world.sync(world.edge("work", "home"));

    assertThat(summary.updated()).isEqualTo(1);
    assertThat(world.writes() - writes).isEqualTo(1);
  }

  @Test
  void aLostStoreWithEdgesBackToBackMakesNoEcho() {
    world.edge("home", "work");
    world.cycle();
    int writes = world.writes();
    world.loseStore();
    world.edge("home", "work");
    world.edge("work", "home");

    world.cycle();
    world.cycle();

    assertThat(world.writes()).isEqualTo(writes);
  }

  @Test
  void aCreateWhoseReplyWasLostIsFoundAndNotRepeated() {
    world.provider.faults().loseReplyOfWrite(2);

    world.sync(edge);
    world.pass(Duration.ofSeconds(5));
    world.cycle();

    assertThat(ids()).hasSize(3);
    assertThat(world.writes()).isEqualTo(3);
    assertThat(world.journal()).contains("MIRROR_CREATED LOOKED_UP");
  }

  @Test
  void aCreateThatNeverArrivedIsSentAgain() {
    world.provider.faults().loseRequestOfWrite(2);

    world.sync(edge);
    world.pass(Duration.ofSeconds(5));
    world.cycle();

    assertThat(ids()).hasSize(3);
  }

  @Test
  void anUpdateAndADeleteWhoseRepliesWereLostAreConfirmed() {
    world.sync(edge);
    int writes = world.writes();
    world
        .calendar("work")
        .edit(world.calendar("work").idOf("e0").orElseThrow(), event("E0", "2026-12-09T10:00:00"));
    world.calendar("work").delete(world.calendar("work").idOf("e1").orElseThrow());
    world.provider.faults().loseReplyOfWrite(1);
    world.provider.faults().loseReplyOfWrite(2);

    world.sync(edge);
    world.pass(Duration.ofSeconds(5));
    world.cycle();

    assertThat(ids()).hasSize(2);
    assertThat(world.writes() - writes).isEqualTo(2);
  }

  @Test
  void aChangeAfterALostReplyIsWrittenOnTopOfIt() {
    world.provider.faults().loseReplyOfWrite(1);
    world.sync(edge);
    for (int i = 0; i < 3; i++) {
      world
          .calendar("work")
          .edit(
              world.calendar("work").idOf("e" + i).orElseThrow(),
              event("E", "2026-12-20T10:00:00"));
    }
    world.pass(Duration.ofSeconds(5));

    world.cycle();
    world.cycle();

    assertThat(world.bodies("home")).hasSize(3);
    assertThat(world.bodies("home"))
        .allSatisfy(
            body -> assertThat(body.time()).isEqualTo(event("x", "2026-12-20T10:00:00").time()));
  }

  @Test
  void aForeignEventUnderOurIdIsLeftAlone() {
    world.sync(edge);
    RemoteId ours = ids().get(0);
    world.calendar("home").delete(ours);
    world.calendar("home").put(ours.value(), event("Not ours", "2026-12-24T18:00:00"));

    world.cycle();
    world.cycle();

    assertThat(world.titles("home")).containsExactly("Busy", "Busy", "Busy", "Not ours");
  }

  private List<RemoteId> ids() {
    return world.calendar("home").objects().stream().map(SourcePart::id).sorted().toList();
  }
}
