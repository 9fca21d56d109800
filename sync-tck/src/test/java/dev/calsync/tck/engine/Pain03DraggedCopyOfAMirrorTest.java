package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.connector.RemoteId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 3: somebody drags a copy of a mirror to another day. The copy carries the mark, too; the
 * tool takes it for the mirror, moves it back, or deletes the one that is "twice" there.
 *
 * <p>Here a mark is worth what its object is worth: the row knows the object, so the copy is the
 * person's own event from the moment it differs, and neither lives or dies with the other (SEM-43).
 */
class Pain03DraggedCopyOfAMirrorTest {

  private final World world = new World();
  private EdgeView edge;
  private RemoteId mirror;
  private RemoteId dragged;

  @BeforeEach
  void somebodyDragsACopy() {
    world.calendar("work").put("own", event("Own", "2026-12-01T10:00:00"));
    edge = world.edge("work", "home");
    world.edge("home", "work");
    world.cycle();
    mirror = world.only("home");
    dragged = world.calendar("home").copy(mirror);
    world.calendar("home").edit(dragged, event("Busy", "2026-12-02T10:00:00"));
    world.cycle();
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void bothStandWhereTheyAreAndTheCopyIsSomebodysEvent() {
    assertThat(starts("home")).containsExactly("2026-12-01T10:00", "2026-12-02T10:00");
    assertThat(starts("work")).containsExactly("2026-12-01T10:00", "2026-12-02T10:00");
    world.calendar("work").put("own", event("Own", "2026-12-01T15:00:00"));
    world.cycle();
    assertThat(starts("home")).containsExactly("2026-12-01T15:00", "2026-12-02T10:00");
  }

  @Test
  void deletingTheCopyDeletesItsMirrorAndNothingElse() {
    world.calendar("home").delete(dragged);
    world.cycle();

    assertThat(starts("home")).containsExactly("2026-12-01T10:00");
    assertThat(starts("work")).containsExactly("2026-12-01T10:00");
    assertThat(world.only("home")).isEqualTo(mirror);
  }

  @Test
  void endingTheOriginalLeavesTheCopy() {
    world.calendar("work").delete(world.calendar("work").idOf("own").orElseThrow());
    world.cycle();

    assertThat(world.only("home")).isEqualTo(dragged);
    assertThat(world.alice().edges().status(edge.id()).pendingWrites()).isZero();
  }

  private List<String> starts(String calendar) {
    return world.bodies(calendar).stream()
        .map(body -> body.time().startSlot().text().substring(0, 16))
        .sorted()
        .toList();
  }
}
