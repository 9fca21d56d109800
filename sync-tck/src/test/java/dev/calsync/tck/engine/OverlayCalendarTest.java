package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.CalendarView;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedStop;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R-A3, FLT-63: a calendar that is made for mirrors is made once. */
class OverlayCalendarTest {

  @Test
  void mirrorsStandInACalendarOfTheirOwn() {
    try (World world = able()) {
      world.calendar("work").put("e1", event("Event", "2026-12-01T10:00:00"));
      CalendarView overlay = overlay(world);
      assertThat(world.alice().calendars().list()).contains(overlay);

      CalendarView work = world.connected("work");
      world.alice().edges().create(work.id(), overlay.id(), Policy.title());
      world.cycle();
      assertThat(world.writes()).isEqualTo(1);
      assertThat(world.bodies("home")).isEmpty();
    }
  }

  /** FLT-44: before the call and after it, before each operation of the store and after it. */
  @Test
  void itIsMadeOnceWhereverTheProcessDies() {
    for (int nth = 1; nth <= 12; nth++) {
      StoppableStore stoppable = new StoppableStore();
      try (World world = able(new World(stoppable::over))) {
        ConnectionId home = world.connected("home").ref().connection();
        stoppable.stopAt(nth, true);
        try {
          world.alice().calendars().createOverlay(home, "Busy elsewhere");
        } catch (ScriptedStop death) {
          assertThat(death).hasMessageStartingWith("after");
        }
        stoppable.heal();
        world.restart();
        assertMadeOnce(world);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLostAnswerMakesNoSecondOne(boolean storeLost) {
    try (World world = able()) {
      ConnectionId home = world.connected("home").ref().connection();
      world.provider.faults().stopAfterCall(1);
      assertThatThrownBy(() -> world.alice().calendars().createOverlay(home, "Busy elsewhere"))
          .isInstanceOf(ScriptedStop.class);
      world.provider.faults().heal();
      if (storeLost) {
        world.loseStore();
      }
      assertMadeOnce(world);
    }
  }

  @Test
  void anotherNameIsAnotherCalendar() {
    try (World world = able()) {
      ConnectionId home = world.connected("home").ref().connection();
      CalendarView other = world.alice().calendars().createOverlay(home, "Private");
      assertThat(overlay(world).id()).isNotEqualTo(other.id());
    }
  }

  @Test
  void aProviderThatMakesNoneSaysSo() {
    try (World world = new World()) {
      assertThatThrownBy(() -> overlay(world))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              no -> assertThat(no.failureClass()).isEqualTo(FailureClass.UNSUPPORTED));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aCalendarHasAName(String none) {
    try (World world = able()) {
      ConnectionId home = world.connected("home").ref().connection();
      Stream.of(none, "x".repeat(101))
          .forEach(
              name ->
                  assertThatIllegalArgumentException()
                      .isThrownBy(() -> world.alice().calendars().createOverlay(home, name)));
    }
  }

  private static void assertMadeOnce(World world) {
    CalendarView first = overlay(world);
    assertThat(overlay(world)).isEqualTo(first);
    assertThat(world.alice().calendars().list())
        .extracting(calendar -> calendar.ref().providerId())
        .containsExactlyInAnyOrder("home", "Busy elsewhere");
  }

  private static CalendarView overlay(World world) {
    ConnectionId home = world.connected("home").ref().connection();
    return world.alice().calendars().createOverlay(home, "Busy elsewhere");
  }

  private static World able() {
    return able(new World());
  }

  private static World able(World world) {
    world.provider.makesCalendars(ScriptedConnector.everything());
    return world;
  }
}
