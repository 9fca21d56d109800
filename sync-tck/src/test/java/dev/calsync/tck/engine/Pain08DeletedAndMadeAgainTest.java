package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.weekly;
import static dev.calsync.tck.engine.World.event;
import static dev.calsync.tck.engine.World.free;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.policy.Policy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 8: a changed event is deleted and made again, so that whoever looks at the calendar is told
 * twice each time, and loses the reminder that was set on it.
 *
 * <p>Here a change is an update in place; there is no other verb for it.
 */
class Pain08DeletedAndMadeAgainTest {

  private final World world = new World();

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void whateverChangesTheObjectStaysTheSame() {
    world.calendar("work").put("e", event("Review", "2026-12-01T10:00:00"));
    EdgeView edge = world.edge("work", "home", Policy.full());
    world.sync(edge);
    RemoteId mirror = world.only("home");
    List<EventBody> changes = changes();
    for (EventBody change : changes) {
      world.calendar("work").put("e", change);
      world.sync(edge);
      assertThat(world.only("home")).isEqualTo(mirror);
    }
    world.alice().edges().change(edge.id(), Policy.busy());
    world.sync(edge);

    assertThat(world.only("home")).isEqualTo(mirror);
    assertThat(world.provider.writeLog().subList(1, world.writes()))
        .hasSize(changes.size() + 1)
        .allMatch(it -> it.write() instanceof MirrorWrite.Update);
  }

  private static List<EventBody> changes() {
    EventBody later = event("Review", "2026-12-01T11:00:00");
    return List.of(
        later,
        event("Another title", "2026-12-01T11:00:00"),
        event("Another title", "2026-12-09T11:00:00", Duration.ofHours(3)),
        free("Another title", "2026-12-09T11:00:00"),
        EventBody.single(
            new EventTime.AllDay(LocalDate.of(2026, 12, 9), LocalDate.of(2026, 12, 11)),
            later.details()),
        weekly("20261209T110000", "RRULE:FREQ=WEEKLY;COUNT=9"),
        weekly("20261209T110000", "RRULE:FREQ=DAILY;COUNT=3"),
        later);
  }
}
