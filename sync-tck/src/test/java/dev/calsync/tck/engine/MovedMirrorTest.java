package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.tck.connector.ScriptedConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * FLT-18: somebody moves a mirror to another calendar. It is known by its names there, also when
 * nothing is known of where it was (INV-1, SEM-43).
 */
class MovedMirrorTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private EdgeView mirrored() {
    world.calendar("a").put("one", event("One", "2026-12-01T10:00:00"));
    EdgeView edge = world.edge("a", "b");
    world.sync(edge);
    return edge;
  }

  private void moved() {
    world.calendar("b").moveTo(world.only("b"), world.calendar("c"));
  }

  @Test
  void itIsMadeAnewAtHomeAndNoEventWhereItWasMovedTo() {
    EdgeView edge = mirrored();
    moved();
    world.sync(edge);
    world.sync(world.edge("c", "d"));

    assertThat(world.titles("b")).containsExactly("Busy");
    assertThat(world.titles("c")).containsExactly("Busy");
    assertThat(world.titles("d")).isEmpty();
    assertSilence();
  }

  /** Its row noted the loss, and wants it no more: nothing says what the mirror showed. */
  @ParameterizedTest
  @EnumSource(
      value = Marks.class,
      names = {"IN_LISTING", "BY_FETCH"})
  void itIsNoEventOnceItsRowKnowsOfNothing(Marks marks) {
    world.calendar("c", ScriptedConnector.everything().reading(reads -> reads.withMarks(marks)));
    EdgeView edge = mirrored();
    moved();
    world.calendar("a").delete(world.calendar("a").idOf("one").orElseThrow());
    world.sync(edge);
    EdgeView on = world.edge("c", "d");
    world.sync(on);

    assertThat(world.titles("b")).isEmpty();
    assertThat(world.titles("d")).isEmpty();
    assertThat(world.alice().calendars().status(on.source()).copies()).isEqualTo(1);
    assertSilence();
  }

  /** SEM-43: what somebody makes of it later is an event of his own. */
  @Test
  void itIsAnEventOnceSomebodyEditsItThere() {
    EdgeView edge = mirrored();
    moved();
    world.calendar("a").delete(world.calendar("a").idOf("one").orElseThrow());
    world.sync(edge);
    world.sync(world.edge("c", "d"));
    world.calendar("c").edit(world.only("c"), event("Mine", "2026-12-03T10:00:00"));
    world.cycle();

    assertThat(world.titles("d")).containsExactly("Busy");
    assertSilence();
  }

  private void assertSilence() {
    int before = world.writes();
    world.calendar("c").expireCursors();
    world.cycle();
    world.cycle();
    assertThat(world.writes()).isEqualTo(before);
  }
}
