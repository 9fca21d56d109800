package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.ConnectionProgress;
import dev.calsync.ConnectionView;
import dev.calsync.calendar.ConnectionId;
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

  @Test
  void howFarItIsCanBeSeenPageByPage() {
    try (World world = new World()) {
      world.calendar("work").pagesOf(2);
      for (int nth = 0; nth < 6; nth++) {
        world.calendar("work").put("e" + nth, event("E" + nth, "2026-12-01T10:00:00"));
      }
      world.edge("work", "home", Policy.title());
      ConnectionId work = world.connected("work").ref().connection();
      assertThat(world.alice().connections().progress(work))
          .isEqualTo(new ConnectionProgress(ConnectionState.VALIDATED, "", 1, 0, 0));

      for (int nth = 3; nth < 30; nth++) {
        world.provider.faults().failCall(nth, FailureClass.TRANSIENT);
      }
      world.kit().settle();
      ConnectionProgress amid = world.alice().connections().progress(work);
      assertThat(amid.state()).isEqualTo(ConnectionState.ONBOARDING);
      assertThat(amid.step()).isEqualTo("ASKED");
      assertThat(amid.read()).isZero();
      assertThat(amid.events()).isEqualTo(4);

      world.provider.faults().heal();
      goOn(world);
      assertThat(world.alice().connections().progress(work))
          .isEqualTo(new ConnectionProgress(ConnectionState.ACTIVE, "", 1, 1, 6));
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
