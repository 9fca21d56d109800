package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedCalendar;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 18: the source names its events anew on every reading, or when they are moved, so the tool
 * deletes all copies and makes them again, each time.
 *
 * <p>Here an event is known by its UID, which it takes with it wherever its object goes.
 */
class Pain18NewIdsEveryTimeTest {

  private static final int EVENTS = 30;

  private final World world = new World();
  private int named;

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void otherIdsForTheSameEventsAreNoChange() {
    ScriptedCalendar work = world.calendar("work");
    for (int i = 0; i < EVENTS; i++) {
      work.put("e" + i, event("Event " + i, "2026-12-01T10:00:00"));
    }
    EdgeView edge = world.edge("work", "home", Policy.title());
    world.sync(edge);
    List<SourcePart> mirrors = world.calendar("home").objects();
    for (int reading = 0; reading < 5; reading++) {
      nameAnew(work);
      world.sync(edge);
      world.cycle();
    }

    assertThat(world.writes()).isEqualTo(EVENTS);
    assertThat(world.calendar("home").objects()).isEqualTo(mirrors);
    assertThat(world.alice().holds().open()).isEmpty();
  }

  private void nameAnew(ScriptedCalendar calendar) {
    calendar.expireCursors();
    for (SourcePart part : calendar.objects()) {
      SourcePart.Whole whole = (SourcePart.Whole) part;
      calendar.delete(whole.id());
      calendar.putUnder(new RemoteId("name-" + named++), whole.object().uid(), whole.body());
    }
  }
}
