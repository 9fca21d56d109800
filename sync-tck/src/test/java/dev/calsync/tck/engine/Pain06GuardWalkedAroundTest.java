package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 6: the guard against deleting everything looks whether the source is empty, so one dummy
 * event in it lets all others go; or the calendar bleeds, a few an hour, and no run looks bad.
 *
 * <p>Here the guard looks at shares and numbers, over a day, whatever else is there (SEM-42).
 */
class Pain06GuardWalkedAroundTest {

  private static final int EVENTS = 40;

  private final World world = new World();
  private EdgeView edge;

  @BeforeEach
  void manyMirrors() {
    for (int i = 0; i < EVENTS; i++) {
      world.calendar("work").put("e" + i, event("Event", "2026-12-01T10:00:00"));
    }
    edge = world.edge("work", "home");
    world.sync(edge);
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void aDummyEventLetsNothingGo() {
    world.calendar("work").put("dummy", event("Do not delete", "2026-12-24T10:00:00"));
    lose(0, EVENTS);

    assertThat(world.sync(edge).held()).isEqualTo(EVENTS);
    assertThat(world.bodies("home")).hasSize(EVENTS + 1);
  }

  @Test
  void anotherFortyEventsLetNothingGo() {
    lose(0, EVENTS);
    for (int i = 0; i < EVENTS; i++) {
      world.calendar("work").put("new" + i, event("Event", "2026-12-03T10:00:00"));
    }
    world.sync(edge);

    assertThat(world.bodies("home")).as("the old and the new").hasSize(2 * EVENTS);
  }

  @Test
  void aFewEachHourAreStoppedAtTheFourthAndReadAgainFirst() {
    for (int hour = 0; hour < 3; hour++) {
      lose(4 * hour, 4 * hour + 4);
      assertThat(world.sync(edge).deleted()).isEqualTo(4);
      world.pass(Duration.ofHours(1));
    }
    lose(12, 16);
    assertThat(world.sync(edge).held()).isEqualTo(4);
    world.pass(Duration.ofMinutes(5));
    assertThat(world.sync(edge).held()).as("a look too soon proves nothing").isEqualTo(4);
    assertThat(world.bodies("home")).hasSize(EVENTS - 12);

    for (int i = 12; i < 16; i++) {
      world.calendar("work").put("e" + i, event("Event", "2026-12-01T10:00:00"));
    }
    world.pass(Duration.ofMinutes(30));
    world.sync(edge);
    assertThat(world.bodies("home")).as("they came back, and nobody noticed").hasSize(EVENTS - 12);
    assertThat(world.alice().holds().open()).isEmpty();
  }

  /** The calendar forgets them without a word. */
  private void lose(int from, int to) {
    world.calendar("work").expireCursors();
    for (int i = from; i < to; i++) {
      world.calendar("work").delete(world.calendar("work").idOf("e" + i).orElseThrow());
    }
  }
}
