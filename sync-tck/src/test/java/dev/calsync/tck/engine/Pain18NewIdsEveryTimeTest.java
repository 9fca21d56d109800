package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedCalendar;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Read as a whole, or told as a change of each object: gone here, and there under another id. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void otherIdsForTheSameEventsAreNoChange(boolean listed) {
    ScriptedCalendar work = world.calendar("work");
    for (int i = 0; i < EVENTS; i++) {
      work.put("e" + i, event("Event " + i, "2026-12-01T10:00:00"));
    }
    work.put(
        "series",
        MirroredSeries.mondays(
            MirroredSeries.concat(
                MirroredSeries.removed("20261109T100000"),
                MirroredSeries.moved("20261116T100000", "20261117T150000"))));
    EdgeView edge = world.edge("work", "home", Policy.title());
    world.sync(edge);
    List<SourcePart> mirrors = world.calendar("home").objects();
    int told = world.journal().size();
    for (int reading = 0; reading < 5; reading++) {
      nameAnew(work);
      if (listed) {
        work.expireCursors();
      }
      world.sync(edge);
      world.cycle();
    }

    assertThat(world.writes()).isEqualTo(EVENTS + 1);
    assertThat(world.calendar("home").objects()).isEqualTo(mirrors);
    assertThat(world.alice().holds().open()).isEmpty();
    assertThat(world.journal().subList(told, world.journal().size()))
        .noneMatch(line -> line.startsWith("MIRROR_"));
  }

  /**
   * The event that was renamed is still that event: its next change is one update of its mirror.
   */
  @Test
  void whatChangesWithItsIdIsUpdatedInPlace() {
    ScriptedCalendar work = world.calendar("work");
    work.put("e1", event("Event", "2026-12-01T10:00:00"));
    EdgeView edge = world.edge("work", "home", Policy.title());
    world.sync(edge);
    RemoteId mirror = world.only("home");

    nameAnew(work);
    work.edit(work.idOf("e1").orElseThrow(), event("Event", "2026-12-01T12:00:00"));
    world.sync(edge);

    assertThat(world.only("home")).isEqualTo(mirror);
    assertThat(world.provider.writeLog().get(1).write()).isInstanceOf(MirrorWrite.Update.class);
    assertThat(world.writes()).isEqualTo(2);
  }

  private void nameAnew(ScriptedCalendar calendar) {
    for (SourcePart part : calendar.objects()) {
      SourcePart.Whole whole = (SourcePart.Whole) part;
      calendar.delete(whole.id());
      calendar.putUnder(new RemoteId("name-" + named++), whole.object().uid(), whole.body());
    }
  }
}
