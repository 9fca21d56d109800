package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.RemoteId;
import dev.calsync.policy.Policy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** INV-5: an object that holds another event from one reading to the next ends the one it held. */
class RenamedObjectTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void theEventThatAnObjectWasGoesWithItsMirror() {
    RemoteId object = world.calendar("work").put("e1", event("First", "2026-12-01T10:00:00"));
    world.edge("work", "home", Policy.title());
    world.cycle();

    world.calendar("work").putUnder(object, "e2", event("Second", "2026-12-02T10:00:00"));
    world.cycle();

    assertThat(world.titles("home")).containsExactly("Second");
  }

  @Test
  void anEventThatMovedToAnotherObjectStays() {
    RemoteId first = world.calendar("work").put("e1", event("First", "2026-12-01T10:00:00"));
    RemoteId second = world.calendar("work").put("e2", event("Second", "2026-12-02T10:00:00"));
    world.edge("work", "home", Policy.title());
    world.cycle();

    world.calendar("work").putUnder(first, "e2", event("Second", "2026-12-02T10:00:00"));
    world.calendar("work").putUnder(second, "e1", event("First", "2026-12-01T10:00:00"));
    int writes = world.writes();
    world.cycle();

    assertThat(world.titles("home")).containsExactly("First", "Second");
    assertThat(world.writes()).isEqualTo(writes);
  }
}
