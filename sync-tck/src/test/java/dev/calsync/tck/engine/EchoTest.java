package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.connector.RemoteId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Base scenarios 3 to 5: edges back to back, cycles, fan-in. A mirror is never an origin (INV-1,
 * INV-11).
 */
class EchoTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void twoEdgesBackToBackWriteEveryEventOnceAndThenKeepSilent() {
    world.calendar("a").put("one", event("One", "2026-12-01T10:00:00"));
    world.calendar("b").put("two", event("Two", "2026-12-02T10:00:00"));
    world.edge("a", "b");
    world.edge("b", "a");
    world.cycle();
    world.cycle();

    assertThat(world.writes()).isEqualTo(2);
    assertSilence();
    assertThat(world.titles("a")).containsExactly("Busy", "One");
    assertThat(world.titles("b")).containsExactly("Busy", "Two");
  }

  @Test
  void aMirrorFolderAsSourceOfAThirdEdgeHandsNothingOn() {
    world.calendar("a").put("one", event("One", "2026-12-01T10:00:00"));
    world.edge("a", "b");
    world.edge("b", "c");
    world.cycle();

    assertThat(world.titles("b")).containsExactly("Busy");
    assertThat(world.titles("c")).isEmpty();
    assertSilence();
  }

  @Test
  void aCycleOfThreeMakesExactlyChangesTimesEdgesWrites() {
    world.calendar("a").put("one", event("One", "2026-12-01T10:00:00"));
    world.calendar("b").put("two", event("Two", "2026-12-02T10:00:00"));
    world.calendar("c").put("three", event("Three", "2026-12-03T10:00:00"));
    world.edge("a", "b");
    world.edge("b", "c");
    world.edge("c", "a");
    world.cycle();
    world.cycle();
    assertThat(world.writes()).isEqualTo(3);

    world
        .calendar("a")
        .edit(world.calendar("a").idOf("one").orElseThrow(), event("One", "2026-12-01T11:00:00"));
    world.cycle();

    assertThat(world.writes()).isEqualTo(4);
    assertSilence();
  }

  @Test
  void twoSourcesIntoOneTargetKeepTheirMirrorsApart() {
    world.calendar("a").put("one", event("One", "2026-12-01T10:00:00"));
    world.calendar("b").put("another", event("One", "2026-12-01T10:00:00"));
    EdgeView first = world.edge("a", "c");
    world.edge("b", "c");
    world.cycle();

    assertThat(world.titles("c")).containsExactly("Busy", "Busy");
    world.calendar("a").delete(world.calendar("a").idOf("one").orElseThrow());
    world.calendar("a").put("other", event("Other", "2026-12-05T10:00:00"));
    world.sync(first);
    assertThat(world.titles("c")).hasSize(2);
    assertSilence();
  }

  @Test
  void sem43AnUntouchedCopyOfAMirrorIsIgnoredAndListed() {
    EdgeView edge = oneMirror();
    EdgeView back = world.edge("b", "a");
    world.calendar("b").copy(world.only("b"));

    world.cycle();

    assertThat(world.titles("a")).containsExactly("One");
    assertThat(world.titles("b")).containsExactly("Busy", "Busy");
    assertThat(world.alice().calendars().status(back.source()).copies()).isEqualTo(1);
    assertThat(world.alice().edges().status(edge.id()).pendingWrites()).isZero();
  }

  @Test
  void sem43AnEditedCopyOfAMirrorIsAnOriginOfItsOwn() {
    oneMirror();
    world.edge("b", "a");
    RemoteId copy = world.calendar("b").copy(world.only("b"));
    world.calendar("b").edit(copy, event("Mine", "2026-12-03T10:00:00"));

    world.cycle();

    assertThat(world.titles("a")).containsExactly("Busy", "One");
    assertThat(world.titles("b")).containsExactly("Busy", "Mine");
    assertSilence();
  }

  @Test
  void sem43DeletingACopyNeverDeletesTheMirror() {
    EdgeView edge = oneMirror();
    RemoteId copy = world.calendar("b").copy(world.only("b"));
    world.cycle();
    world.calendar("b").delete(copy);

    world.cycle();

    assertThat(world.titles("b")).containsExactly("Busy");
    assertThat(world.kit().calsync().owner(World.ALICE).edges().status(edge.id()).held()).isZero();
  }

  private EdgeView oneMirror() {
    world.calendar("a").put("one", event("One", "2026-12-01T10:00:00"));
    EdgeView edge = world.edge("a", "b");
    world.sync(edge);
    return edge;
  }

  private void assertSilence() {
    int before = world.writes();
    for (int i = 0; i < 5; i++) {
      world.cycle();
    }
    assertThat(world.writes()).as("writes in five further runs").isEqualTo(before);
  }
}
