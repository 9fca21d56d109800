package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.EdgeView;
import dev.calsync.calendar.EdgeId;
import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.FailureClass;
import dev.calsync.policy.ConnectionPreferences;
import dev.calsync.policy.Mirrors;
import dev.calsync.policy.Policy;
import dev.calsync.store.JobKind;
import dev.calsync.tck.connector.ScriptedStop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R-A6, R-F3, INV-29, FLT-60: an edge that was removed writes nothing, and its mirrors go or stay.
 */
class RemovedEdgeTest {

  private World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void itsMirrorsAreRemovedAndWhatStandsBesideThemIsNot() {
    EdgeView edge = mirrored(30);
    world.calendar("home").put("own", event("Own", "2026-12-03T10:00:00"));

    world.alice().edges().remove(edge.id(), Mirrors.DELETE);
    assertThat(world.alice().edges().list()).isEmpty();
    world.kit().settle();
    world.kit().advance(Duration.ofMinutes(1));

    assertThat(world.titles("home")).containsExactly("Own");
    assertThat(world.journal()).contains("EDGE_REMOVED ", "MIRROR_UNWANTED EDGE_REMOVED");
    assertThat(audit()).containsExactly("alice MIRRORS_DELETE", "engine MIRRORS_REMOVED");
    assertQuiet();
  }

  /** More than a guard would let go: the command is the approval. */
  @Test
  void noGuardHoldsWhatTheHostWantsGone() {
    EdgeView edge = mirrored(30);
    world.alice().edges().remove(edge.id(), Mirrors.DELETE);
    world.kit().advance(Duration.ofMinutes(1));

    assertThat(world.titles("home")).isEmpty();
    assertThat(world.journal()).noneMatch(line -> line.startsWith("MIRROR_HELD"));
  }

  @Test
  void keptMirrorsStayAndAreNoEvents() {
    EdgeView edge = mirrored(3);
    world.alice().edges().remove(edge.id(), Mirrors.KEEP);
    world.edge("home", "third", Policy.title());
    world.cycle();
    world.calendar("work").put("late", event("Late", "2026-12-04T10:00:00"));
    world.kit().advance(Duration.ofDays(2));

    assertThat(world.bodies("home")).hasSize(3);
    assertThat(world.bodies("third")).isEmpty();
    assertThat(audit()).containsExactly("alice MIRRORS_KEEP", "engine MIRRORS_LEFT");
  }

  @Test
  void theSameEdgeMadeAgainTakesUpWhatIsThere() {
    for (Mirrors choice : Mirrors.values()) {
      world.close();
      world = new World();
      EdgeView edge = mirrored(3);
      world.alice().edges().remove(edge.id(), choice);
      world.kit().settle();
      int writes = world.writes();

      assertThat(world.edge("work", "home", Policy.title()).id()).isEqualTo(edge.id());
      world.cycle();
      assertThat(world.titles("home")).as(choice.name()).containsExactly("E0", "E1", "E2");
      assertThat(world.writes() - writes)
          .as(choice.name())
          .isEqualTo(choice == Mirrors.KEEP ? 0 : 3);
    }
  }

  @Test
  void anEdgeThatIsMadeAgainBeforeItWentGoesOn() {
    EdgeView edge = mirrored(3);
    int writes = world.writes();
    world.alice().edges().remove(edge.id(), Mirrors.DELETE);
    world.edge("work", "home", Policy.title());
    world.cycle();
    world.kit().advance(Duration.ofMinutes(1));

    assertThat(world.titles("home")).containsExactly("E0", "E1", "E2");
    assertThat(world.writes()).isEqualTo(writes);
  }

  /** What only one of two edges may show is shown by the other when it goes (SEM-21). */
  @Test
  void whatItSuppressedIsShownByTheOther() {
    world.calendar("work").put("meeting", event("Meeting", "2026-12-01T10:00:00"));
    world.calendar("side").put("meeting", event("Meeting", "2026-12-01T10:00:00"));
    EdgeView first = world.edge("work", "home", Policy.title());
    world.edge("side", "home", Policy.title());
    world.cycle();
    assertThat(world.titles("home")).containsExactly("Meeting");

    world.alice().edges().remove(first.id(), Mirrors.DELETE);
    world.kit().advance(Duration.ofMinutes(1));
    assertThat(world.titles("home")).containsExactly("Meeting");
    assertThat(world.alice().edges().list()).hasSize(1);
  }

  @Test
  void aTargetThatIsOutOfReachIsWaitedFor() {
    EdgeView edge = mirrored(3);
    world.provider.faults().failEveryCall(FailureClass.TRANSIENT);
    world.alice().edges().remove(edge.id(), Mirrors.DELETE);
    world.kit().advance(Duration.ofHours(2));
    assertThat(world.bodies("home")).hasSize(3);

    world.provider.faults().heal();
    for (int hour = 0; hour < 14; hour++) {
      world.kit().advance(Duration.ofHours(1));
    }
    assertThat(world.bodies("home")).isEmpty();
    assertThat(audit()).endsWith("engine MIRRORS_REMOVED");
  }

  /** Whoever waits for days looks rarely. */
  @Test
  void whatIsOutOfReachIsRarelyLookedAtAndRemovedOnceItIsBack() {
    EdgeView edge = mirrored(1);
    world.provider.faults().failEveryCall(FailureClass.NEEDS_REAUTH);
    world.alice().edges().syncNow(edge.id()).await(Duration.ofMinutes(5));
    world.alice().edges().remove(edge.id(), Mirrors.DELETE);
    for (int minute = 0; minute < 120; minute++) {
      world.kit().advance(Duration.ofMinutes(1));
    }
    long looks =
        world.store().jobLogs().before(World.ALICE, Long.MAX_VALUE, 10_000).stream()
            .filter(run -> run.job().kind().equals(JobKind.REMOVE_EDGE))
            .count();
    assertThat(looks).isLessThan(10);

    world.provider.faults().heal();
    world.connected("home");
    for (int minute = 0; minute < 5; minute++) {
      world.kit().advance(Duration.ofMinutes(1));
    }
    assertThat(world.bodies("home")).isEmpty();
  }

  /** INV-29: whoever changes or makes it again at the same time does not bring it back halfway. */
  @ParameterizedTest
  @ValueSource(strings = {"putAndTell", "requestJobs", "find", "remove"})
  void whatElseIsSaidOfItAtTheSameTimeLeavesNoOrphan(String operation) {
    for (boolean again : new boolean[] {true, false}) {
      MomentStore moment = new MomentStore();
      world.close();
      world = new World(moment::over);
      EdgeView edge = mirrored(2);
      moment.before(
          operation,
          () -> {
            if (again) {
              world.edge("work", "home", Policy.title());
            } else {
              world.alice().edges().change(edge.id(), Policy.full());
            }
          });
      world.alice().edges().remove(edge.id(), Mirrors.DELETE);
      for (int minute = 0; minute < 5; minute++) {
        world.kit().advance(Duration.ofMinutes(1));
      }
      assertThat(world.alice().edges().list()).isEmpty();
      assertThat(world.bodies("home")).as("again %s", again).isEmpty();
    }
  }

  @Test
  void aTargetThatMayNotBeWrittenKeepsThem() {
    EdgeView edge = mirrored(3);
    world
        .alice()
        .connections()
        .prefer(world.connected("home").ref().connection(), ConnectionPreferences.USUAL.readOnly());
    world.alice().edges().remove(edge.id(), Mirrors.DELETE);
    world.kit().advance(Duration.ofMinutes(1));

    assertThat(world.bodies("home")).hasSize(3);
    assertThat(world.journal()).contains("MIRROR_LEFT TARGET_OUT_OF_REACH");
    assertThat(audit()).endsWith("engine MIRRORS_LEFT");
  }

  @Test
  void anEdgeThatIsNotThereCannotBeRemoved() {
    EdgeView edge = mirrored(1);
    world.alice().edges().remove(edge.id(), Mirrors.KEEP);
    for (EdgeId unknown : List.of(edge.id(), EdgeId.of("unknown"))) {
      assertThatThrownBy(() -> world.alice().edges().remove(unknown, Mirrors.DELETE))
          .isInstanceOfSatisfying(
              CalsyncException.class, no -> assertThat(no.code()).isEqualTo("NOT_FOUND"));
    }
  }

  /** FLT-44, FLT-60. */
  @Test
  void noStopOnTheWayChangesWhereItEnds() {
    for (Mirrors choice : Mirrors.values()) {
      long operations = removed(choice, Long.MAX_VALUE);
      assertThat(operations).isGreaterThan(10);
      for (long nth = 1; nth <= operations; nth++) {
        removed(choice, nth);
      }
    }
  }

  private long removed(Mirrors choice, long stopAt) {
    StoppableStore stoppable = new StoppableStore();
    world.close();
    world = new World(stoppable::over);
    EdgeView edge = mirrored(2);
    long before = stoppable.operations();
    if (stopAt < Long.MAX_VALUE) {
      stoppable.stopAt(stopAt, true);
    }
    String where = "nowhere";
    try {
      world.alice().edges().remove(edge.id(), choice);
      world.kit().settle();
    } catch (ScriptedStop death) {
      where = String.valueOf(death.getMessage());
    }
    long operations = stoppable.operations() - before;
    stoppable.heal();
    world.restart();
    // The host was not told that it is done.
    Optional<EdgeView> left = world.alice().edges().find(edge.id());
    left.ifPresent(it -> world.alice().edges().remove(it.id(), choice));
    world.kit().advance(Duration.ofMinutes(2));
    world.edge("home", "third", Policy.title());
    world.cycle();
    String what = choice + ", stopped " + where;
    assertThat(world.bodies("home")).as(what).hasSize(choice == Mirrors.KEEP ? 2 : 0);
    assertThat(world.bodies("third")).as(what).isEmpty();
    return operations;
  }

  private EdgeView mirrored(int events) {
    IntStream.range(0, events)
        .forEach(
            nth -> world.calendar("work").put("e" + nth, event("E" + nth, "2026-12-01T10:00:00")));
    EdgeView edge = world.edge("work", "home", Policy.title());
    world.cycle();
    return edge;
  }

  private void assertQuiet() {
    int writes = world.writes();
    world.calendar("work").put("later", event("Later", "2026-12-05T10:00:00"));
    world.kit().advance(Duration.ofDays(2));
    assertThat(world.writes()).isEqualTo(writes);
  }

  private List<String> audit() {
    return world.store().audit().after(World.ALICE, 0, 1_000).stream()
        .map(entry -> entry.line())
        .filter(line -> line.action().equals("REMOVE_EDGE"))
        .map(line -> line.actor() + " " + line.outcome())
        .toList();
  }
}
