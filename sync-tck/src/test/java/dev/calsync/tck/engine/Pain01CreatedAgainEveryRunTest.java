package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 1: the same event is created again on every run, because the tool cannot tell that it was
 * there: a hash was null, a title empty, a reply got lost, the memory did.
 *
 * <p>Here an object's id is known before the first call, so a create that is repeated meets itself.
 */
class Pain01CreatedAgainEveryRunTest {

  private final World world = new World();

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void threeEventsStayThreeMirrorsThroughAWeekOfTrouble() {
    world.calendar("work").put("a", event("Event", "2026-12-01T10:00:00"));
    world.calendar("work").put("twin", event("Event", "2026-12-01T10:00:00"));
    world.calendar("work").put("nameless", event("", "2026-12-02T10:00:00", Duration.ZERO));
    world.provider.faults().loseReplyOfWrite(1);
    world.provider.faults().loseRequestOfWrite(2);
    for (int day = 0; day < 7; day++) {
      EdgeView edge = world.edge("work", "home");
      world.sync(edge);
      world.pass(Duration.ofDays(1));
      world.cycle();
      trouble(day);
      world.sync(world.edge("work", "home"));
      world.cycle();
      assertThat(world.bodies("home")).as("day %s", day).hasSize(3);
    }
    assertThat(world.writes()).as("three, and the one whose request was lost").isEqualTo(4);
  }

  private void trouble(int day) {
    switch (day % 3) {
      case 0 -> world.restart();
      case 1 -> world.calendar("work").expireCursors();
      default -> world.loseStore();
    }
  }
}
