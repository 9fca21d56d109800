package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.Capabilities;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * FLT-20: a listing that lags tells of a deletion that is older than our own write. Who believes it
 * makes a second mirror beside the first (INV-2).
 */
class LaggingDeletionTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aDeletionFromBeforeOurLastWriteIsNotBelieved() {
    ScriptedCalendar home = world.calendar("home");
    home.can(lagging());
    EdgeView edge = world.edge("work", "home");
    world.cycle();
    world.calendar("work").put("e1", event("First", "2026-12-01T10:00:00"));

    // The create is done, nobody hears of it, somebody deletes the mirror; it is created again.
    world.provider.faults().loseReplyOfWrite(1);
    world.alice().edges().syncNow(edge.id());
    world.kit().settle();
    home.delete(world.only("home"));
    world.pass(Duration.ofSeconds(61));
    world.kit().settle();
    assertThat(home.objects()).hasSize(1);

    // By now the listing shows the deletion, and not yet what came after it.
    world.alice().edges().syncNow(edge.id());
    world.kit().settle();
    assertThat(home.objects()).hasSize(1);
    world.pass(Duration.ofMinutes(2));
    world.cycle();
    assertThat(home.objects()).hasSize(1);
  }

  private static Capabilities lagging() {
    return ScriptedConnector.everything()
        .reading(reads -> reads.withListingLag(Duration.ofMinutes(1)));
  }
}
