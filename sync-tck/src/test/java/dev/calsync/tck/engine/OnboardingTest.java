package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.ConnectionView;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.failure.FailureClass;
import dev.calsync.policy.Policy;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.JournalLine;
import dev.calsync.tck.connector.ScriptedStop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * R-A3: a connection is taken into work step by step, and a death at any of them changes nothing.
 */
class OnboardingTest {

  @Test
  void aConnectionWithoutEdgesIsActiveAtOnce() {
    try (World world = new World()) {
      world.connected("work");
      assertThat(states(world)).containsExactly(ConnectionState.VALIDATED);

      world.kit().settle();
      assertThat(states(world)).containsExactly(ConnectionState.ACTIVE);
    }
  }

  @Test
  void aConnectionIsActiveOnceWhatIsNeededOfItWasRead() {
    try (World world = new World()) {
      world.connected("home");
      world.connected("work");
      world.edge("work", "home", Policy.title());
      world.provider.faults().failEveryCall(FailureClass.TRANSIENT);
      world.kit().settle();
      assertThat(states(world)).containsOnly(ConnectionState.ONBOARDING);

      world.provider.faults().heal();
      goOn(world);
      assertThat(states(world)).containsOnly(ConnectionState.ACTIVE);
    }
  }

  /** FLT-44. */
  @Test
  void noStopOnTheWayChangesWhereItEnds() {
    long operations = onboarded((world, store) -> {});
    assertThat(operations).isGreaterThan(20);
    for (int nth = 1; nth <= operations; nth++) {
      int at = nth;
      onboarded((world, store) -> store.stopAt(at, true));
    }
    for (int nth = 1; nth <= 6; nth++) {
      int at = nth;
      onboarded((world, store) -> world.provider.faults().stopAfterCall(at));
    }
  }

  private interface Fault {
    void arm(World world, StoppableStore store);
  }

  private static long onboarded(Fault fault) {
    StoppableStore stoppable = new StoppableStore();
    try (World world = new World(stoppable::over)) {
      world.calendar("work").put("e1", event("Event", "2026-12-01T10:00:00"));
      world.edge("work", "home", Policy.title());
      long before = stoppable.operations();
      fault.arm(world, stoppable);
      String where = stopped(world);
      long operations = stoppable.operations() - before;
      stoppable.heal();
      world.provider.faults().heal();
      world.restart();
      goOn(world);
      assertThat(states(world)).as(where).containsOnly(ConnectionState.ACTIVE);
      assertThat(world.titles("home")).as(where).containsExactly("Event");
      assertThat(world.writes()).as(where).isEqualTo(1);
      assertThat(moves(world))
          .as(where)
          .containsExactlyInAnyOrder(
              "VALIDATED ONBOARDING",
              "VALIDATED ONBOARDING",
              "ONBOARDING ACTIVE",
              "ONBOARDING ACTIVE");
      return operations;
    }
  }

  private static void goOn(World world) {
    for (int minute = 0; minute < 5; minute++) {
      world.kit().advance(Duration.ofMinutes(1));
    }
  }

  private static String stopped(World world) {
    try {
      world.kit().settle();
      return "nowhere";
    } catch (ScriptedStop death) {
      return String.valueOf(death.getMessage());
    }
  }

  private static List<ConnectionState> states(World world) {
    return world.alice().connections().list().stream().map(ConnectionView::state).toList();
  }

  private static List<String> moves(World world) {
    return world.store().journal().after(World.ALICE, 0, 1_000).stream()
        .map(JournalEntry::line)
        .filter(line -> line.action().equals("CONNECTION_CHANGED"))
        .map(JournalLine::facts)
        .map(facts -> facts.get("from") + " " + facts.get("to"))
        .toList();
  }
}
