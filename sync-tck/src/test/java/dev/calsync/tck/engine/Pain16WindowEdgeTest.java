package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 16: as days go by an event crosses the edge of the window that is synchronized, and is
 * deleted, or is made a second time when it comes back.
 *
 * <p>Here the window is ours, half-open, and judged on the event itself; what it leaves stays, and
 * what enters it is written once.
 */
class Pain16WindowEdgeTest {

  private final World world = new World();
  private EdgeView edge;

  @BeforeEach
  void aMonthAhead() {
    world.calendar("work").put("past", event("Past", "2026-11-18T10:00:00"));
    world.calendar("work").put("near", event("Near", "2026-11-25T10:00:00"));
    world.calendar("work").put("far", event("Far", "2027-01-20T10:00:00"));
    Window window = Window.past(Period.ofDays(7)).future(Period.ofDays(30));
    edge = world.edge("work", "home", Policy.title().toBuilder().window(window).build());
    world.sync(edge);
    assertThat(world.titles("home")).containsExactly("Near", "Past");
  }

  @AfterEach
  void end() {
    assertThat(world.provider.writeLog()).noneMatch(it -> it.write() instanceof MirrorWrite.Delete);
    world.close();
  }

  @Test
  void twoMonthsPassAndNothingIsDeletedOrDoubled() {
    for (int day = 0; day < 60; day++) {
      world.pass(Duration.ofDays(1));
      world.cycle();
    }

    assertThat(world.titles("home")).containsExactly("Far", "Near", "Past");
    assertThat(world.writes()).isEqualTo(3);
  }

  @Test
  void whoIsMovedOverTheEdgeAndBackIsMovedAndNothingElse() {
    world.calendar("work").put("near", event("Near", "2027-06-01T10:00:00"));
    world.sync(edge);
    world.calendar("work").put("near", event("Near", "2026-10-01T10:00:00"));
    world.sync(edge);
    world.calendar("work").put("near", event("Near", "2026-11-26T10:00:00"));
    world.sync(edge);

    assertThat(world.titles("home")).containsExactly("Near", "Past");
    assertThat(world.writes()).isEqualTo(5);
  }
}
