package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.SyncSummary;
import dev.calsync.connector.RemoteId;
import dev.calsync.failure.FailureClass;
import dev.calsync.plan.Plan;
import dev.calsync.plan.PlanAction;
import dev.calsync.policy.Policy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Base scenario 1: create, change and delete events on one edge. */
class MainJobTest {

  private final World world = new World();
  private EdgeView edge;

  @BeforeEach
  void oneEdge() {
    world.calendar("work").put("standup", event("Stand-up", "2026-11-23T09:00:00"));
    world.calendar("work").put("review", event("Review", "2026-11-24T14:00:00"));
    edge = world.edge("work", "home");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void mirrorsEveryEventOnceAndSaysNothingOfItsWords() {
    SyncSummary summary = world.sync(edge);

    assertThat(summary.created()).isEqualTo(2);
    assertThat(summary.finished()).isTrue();
    assertThat(world.titles("home")).containsExactly("Busy", "Busy");
    assertThat(world.bodies("home").toString())
        .doesNotContain("Review", "Room", "Words", "meet.example");
  }

  @Test
  void runsAgainWithoutAWrite() {
    world.sync(edge);
    int before = world.writes();

    SyncSummary again = world.sync(edge);

    assertThat(world.writes()).isEqualTo(before);
    assertThat(again.wroteAnything()).isFalse();
    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(again.summary()).startsWith("Nothing to do");
  }

  @Test
  void writesOnceForOneChange() {
    world.sync(edge);
    int before = world.writes();
    world.calendar("work").edit(id("work", "review"), event("Review", "2026-11-24T15:00:00"));

    SyncSummary summary = world.sync(edge);

    assertThat(world.writes() - before).isEqualTo(1);
    assertThat(summary.updated()).isEqualTo(1);
  }

  @Test
  void writesNothingForAChangeThatTheEdgeDoesNotShow() {
    world.sync(edge);
    int before = world.writes();
    world
        .calendar("work")
        .edit(id("work", "review"), event("Another title", "2026-11-24T14:00:00"));

    assertThat(world.sync(edge).wroteAnything()).isFalse();
    assertThat(world.writes()).isEqualTo(before);
  }

  @Test
  void deletesOneForOneDeletion() {
    world.sync(edge);
    int before = world.writes();
    world.calendar("work").delete(id("work", "review"));

    SyncSummary summary = world.sync(edge);

    assertThat(world.writes() - before).isEqualTo(1);
    assertThat(summary.deleted()).isEqualTo(1);
    assertThat(world.titles("home")).containsExactly("Busy");
  }

  @Test
  void mirrorsAnEventThatComesBack() {
    world.sync(edge);
    world.calendar("work").delete(id("work", "review"));
    world.sync(edge);
    world.calendar("work").put("review", event("Review", "2026-11-24T14:00:00"));

    assertThat(world.sync(edge).created()).isEqualTo(1);
    assertThat(world.titles("home")).hasSize(2);
  }

  @Test
  void showsMoreWhenThePolicyAllowsMoreAndWritesOnlyWhatDiffers() {
    world.sync(edge);
    int before = world.writes();
    world.alice().edges().change(edge.id(), Policy.title());

    assertThat(world.sync(edge).updated()).isEqualTo(2);
    assertThat(world.titles("home")).containsExactly("Review", "Stand-up");
    assertThat(world.writes() - before).isEqualTo(2);
  }

  @Test
  void planWritesNothingAndSaysWhatASyncThenDoes() {
    Plan plan = world.alice().edges().plan(edge.id());

    assertThat(plan.count(PlanAction.CREATE)).isEqualTo(2);
    assertThat(world.writes()).isZero();
    assertThat(world.alice().journal().after(0, 10)).isEmpty();

    world.sync(edge);
    assertThat(world.alice().edges().plan(edge.id()).isEmpty()).isTrue();
    assertThat(world.alice().edges().plan(edge.id()).count(PlanAction.KEEP)).isEqualTo(2);
  }

  @Test
  void keepsWhatOneSpoiledItemHadAndGoesOnWithTheOthers() {
    world.sync(edge);
    world.calendar("work").spoil(id("work", "review"));
    world.calendar("work").put("lunch", event("Lunch", "2026-11-25T12:00:00"));

    SyncSummary summary = world.sync(edge);

    assertThat(summary.quarantined()).isEqualTo(1);
    assertThat(summary.created()).isEqualTo(1);
    assertThat(summary.deleted()).isZero();
    assertThat(world.titles("home")).hasSize(3);
  }

  @Test
  void aSourceThatCannotBeReadFailsAndDeletesNothing() {
    world.sync(edge);
    world.provider.faults().failEveryCall(FailureClass.REJECTED);

    SyncSummary summary = world.sync(edge);

    assertThat(summary.failed()).isPositive();
    assertThat(summary.problems().get(0).code()).startsWith("SCRIPTED_REJECTED");
    world.provider.faults().heal();
    assertThat(world.sync(edge).failed()).isZero();
    assertThat(world.titles("home")).hasSize(2);
  }

  @Test
  void aDeadCursorBecomesAFullPassByItself() {
    world.sync(edge);
    world.calendar("work").expireCursors();
    world.calendar("work").edit(id("work", "review"), event("Review", "2026-11-24T16:00:00"));

    SyncSummary summary = world.sync(edge);

    assertThat(summary.updated()).isEqualTo(1);
    assertThat(summary.deleted()).isZero();
  }

  @Test
  void explainsTheChainFromEventToAnswer() {
    world.sync(edge);

    String text = world.alice().explain().of("review").toText();

    assertThat(text)
        .contains(
            "Event review", "edge " + edge.id(), "mirror MASTER", "SETTLED", "MIRROR_CREATED");
    assertThat(text).doesNotContain("Review");
    assertThat(world.alice().explain().of("no-such-thing").found()).isFalse();
  }

  @Test
  void aLongListIsReadPageByPage() {
    for (int i = 0; i < 25; i++) {
      world.calendar("work").put("e" + i, event("E" + i, "2026-12-01T10:00:00"));
    }
    world.calendar("work").pagesOf(7);

    assertThat(world.sync(edge).created()).isEqualTo(27);
    assertThat(world.sync(edge).wroteAnything()).isFalse();
  }

  private RemoteId id(String calendar, String uid) {
    return world.calendar(calendar).idOf(uid).orElseThrow();
  }
}
