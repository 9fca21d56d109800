package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.SyncSummary;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.EventBody;
import dev.calsync.plan.PlanAction;
import dev.calsync.plan.PlanItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Base scenario 6: a human edits and deletes a mirror; the edge puts it right (R-C10, REVERT;
 * FLT-16, FLT-17).
 */
class RevertTest {

  private final World world = new World();
  private EdgeView edge;
  private EventBody shown;

  @BeforeEach
  void oneMirror() {
    world.calendar("work").put("review", event("Review", "2026-11-24T14:00:00"));
    edge = world.edge("work", "home");
    world.sync(edge);
    shown = world.bodies("home").get(0);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void anEditedMirrorIsRestoredByOneWriteAndJournaled() {
    int before = world.writes();
    world.calendar("home").edit(world.only("home"), event("Dentist", "2026-11-24T18:00:00"));

    SyncSummary summary = world.sync(edge);

    assertThat(summary.updated()).isEqualTo(1);
    assertThat(world.writes() - before).isEqualTo(1);
    assertThat(world.bodies("home")).containsExactly(shown);
    assertThat(world.journal())
        .contains("MIRROR_DRIFTED EDITED_AT_TARGET", "MIRROR_UPDATED WRITTEN");
  }

  @Test
  void aDeletedMirrorIsMadeAgainUnderItsOwnId() {
    RemoteId first = world.only("home");
    world.calendar("home").delete(first);

    assertThat(world.sync(edge).created()).isEqualTo(1);

    assertThat(world.only("home")).isEqualTo(first);
    assertThat(world.bodies("home")).containsExactly(shown);
    assertThat(world.journal()).contains("MIRROR_DRIFTED DELETED_AT_TARGET");
  }

  @Test
  void aMirrorDeletedInAListingThatForgetsIsMissedAllTheSame() {
    world.calendar("home").expireCursors();
    world.calendar("home").delete(world.only("home"));

    assertThat(world.sync(edge).created()).isEqualTo(1);
    assertThat(world.bodies("home")).containsExactly(shown);
  }

  @Test
  void aStrippedMarkDoesNotMakeAnOriginOfAMirror() {
    world.calendar("home").stripMark(world.only("home"));
    EdgeView back = world.edge("home", "work");

    assertThat(world.sync(back).created()).isZero();
    assertThat(world.titles("work")).containsExactly("Review");
  }

  @Test
  void aSpoiledMirrorIsWrittenAgain() {
    world.calendar("home").spoil(world.only("home"));
    assertThat(world.alice().edges().plan(edge.id()).items())
        .singleElement()
        .extracting(PlanItem::action)
        .isEqualTo(PlanAction.UPDATE);

    assertThat(world.sync(edge).updated()).isEqualTo(1);
    assertThat(world.bodies("home")).containsExactly(shown);
  }

  @Test
  void aMirrorEditedWhileItsSourceChangesShowsTheSource() {
    world.calendar("home").edit(world.only("home"), event("Dentist", "2026-11-24T18:00:00"));
    world
        .calendar("work")
        .edit(
            world.calendar("work").idOf("review").orElseThrow(),
            event("Review", "2026-11-26T10:00:00"));

    world.cycle();

    assertThat(world.bodies("home")).hasSize(1);
    assertThat(world.bodies("home").get(0).time())
        .isEqualTo(event("x", "2026-11-26T10:00:00").time());
    int before = world.writes();
    world.cycle();
    assertThat(world.writes()).isEqualTo(before);
  }

  @Test
  void aMirrorDeletedByHandWhoseEventIsDeletedTooStaysAway() {
    world.calendar("work").put("other", event("Other", "2026-11-27T10:00:00"));
    world.sync(edge);
    world.calendar("work").delete(world.calendar("work").idOf("review").orElseThrow());
    world.sync(edge);

    world.cycle();

    assertThat(world.bodies("home")).hasSize(1);
  }

  @Test
  void planTellsTheDriftBeforeItIsPutRight() {
    world.calendar("home").edit(world.only("home"), event("Dentist", "2026-11-24T18:00:00"));

    assertThat(world.alice().edges().plan(edge.id()).items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.action()).isEqualTo(PlanAction.UPDATE);
              assertThat(item.reason()).isEqualTo("EDITED_AT_TARGET");
            });
  }
}
