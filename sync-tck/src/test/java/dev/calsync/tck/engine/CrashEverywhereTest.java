package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.weekly;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.WriteSupport;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedStop;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * FLT-44: the process dies at every boundary of a step, one after the other: before and after every
 * operation on the store and every call to the provider. Whatever was done by then, the next
 * process ends where the run without a crash ends, with no mirror twice (INV-2) and with silence
 * after it (INV-10).
 */
class CrashEverywhereTest {

  /** What happens while the world is watched: the run that is going to be cut short. */
  private record Story(
      String name, Consumer<World> before, Consumer<World> during, List<String> starts) {}

  private static final List<String> AFTERWARDS =
      List.of(
          "2026-12-01T10:00",
          "2026-12-02T11:00",
          "2026-12-04T10:00",
          "2026-12-05T10:00",
          "2026-12-06T10:00");

  private static final Story FIRST_RUN =
      new Story(
          "first run",
          world -> {
            put(world, "e1", "2026-12-01T10:00:00");
            put(world, "e2", "2026-12-02T10:00:00");
            world.edge("work", "home");
          },
          World::cycle,
          List.of("2026-12-01T10:00", "2026-12-02T10:00"));

  private static final Story CHANGES_AND_HANDS =
      new Story(
          "changes at the source and hands at the target",
          world -> {
            for (int i = 1; i <= 5; i++) {
              put(world, "e" + i, "2026-12-0" + i + "T10:00:00");
            }
            world.edge("work", "home");
            world.cycle();
            edit(world, "work", "e2", "2026-12-02T11:00:00");
            world.calendar("work").delete(world.calendar("work").idOf("e3").orElseThrow());
            put(world, "e6", "2026-12-06T10:00:00");
            world
                .calendar("home")
                .edit(mirrorAt(world, "2026-12-04T10:00"), event("Mine", "2026-12-04T18:00:00"));
            world.calendar("home").delete(mirrorAt(world, "2026-12-05T10:00"));
            world.calendar("home").stripMark(mirrorAt(world, "2026-12-01T10:00"));
          },
          World::cycle,
          AFTERWARDS);

  private static final Story STORE_LOST =
      new Story(
          "store lost",
          world -> {
            put(world, "e1", "2026-12-01T10:00:00");
            put(world, "e2", "2026-12-02T10:00:00");
            world.edge("work", "home");
            world.cycle();
            world.loseStore();
            world.edge("work", "home");
          },
          World::cycle,
          List.of("2026-12-01T10:00", "2026-12-02T10:00"));

  /** Blocks of two calendars that grow into one and part again; hands at the target. */
  private static final Story BLOCKS =
      new Story(
          "blocks",
          world -> {
            put(world, "e1", "2026-12-01T09:00:00");
            put(world, "e2", "2026-12-01T11:00:00");
            put(world, "e3", "2026-12-02T09:00:00");
            world.calendar("side").put("s1", event("Side", "2026-12-01T10:00:00"));
            world.edge(List.of("work", "side"), "home", Policy.blocks());
            world.cycle();
            world.calendar("side").delete(world.calendar("side").idOf("s1").orElseThrow());
            world.calendar("side").put("s2", event("Side", "2026-12-03T09:00:00"));
            put(world, "e4", "2026-12-03T10:00:00");
            world.calendar("home").delete(mirrorAt(world, "2026-12-02T08:00"));
          },
          World::cycle,
          List.of("2026-12-01T08:00", "2026-12-01T10:00", "2026-12-02T08:00", "2026-12-03T08:00"));

  private static final Story BLOCKS_AND_THE_STORE_LOST =
      new Story(
          "blocks, store lost",
          world -> {
            put(world, "e1", "2026-12-01T09:00:00");
            world.calendar("side").put("s1", event("Side", "2026-12-02T09:00:00"));
            world.edge(List.of("work", "side"), "home", Policy.blocks());
            world.cycle();
            edit(world, "work", "e1", "2026-12-01T09:30:00");
            world.loseStore();
            world.edge(List.of("side", "work"), "home", Policy.blocks());
          },
          World::cycle,
          List.of("2026-12-01T08:30", "2026-12-02T08:00"));

  /** SEM-37: a target in which an object stays what it is. */
  private static final Story KIND_CHANGE =
      new Story(
          "kind change",
          world -> {
            world
                .calendar("home")
                .can(ScriptedConnector.everything().writing(WriteSupport::keepingKinds));
            put(world, "e1", "2026-12-01T10:00:00");
            put(world, "e2", "2026-12-02T10:00:00");
            world.edge("work", "home");
            world.cycle();
            world
                .calendar("work")
                .put("e1", weekly("20261201T110000", "RRULE:FREQ=WEEKLY;COUNT=3"));
          },
          World::cycle,
          List.of("2026-12-01T11:00", "2026-12-02T10:00"));

  @Test
  void aKindChangeSurvivesEveryStopInTheStore() {
    everyStoreBoundary(KIND_CHANGE);
  }

  @Test
  void aKindChangeSurvivesEveryStopAtTheProvider() {
    everyProviderBoundary(KIND_CHANGE);
  }

  @Test
  void blocksSurviveEveryStopInTheStore() {
    everyStoreBoundary(BLOCKS);
  }

  @Test
  void blocksSurviveEveryStopAtTheProvider() {
    everyProviderBoundary(BLOCKS);
  }

  @Test
  void adoptionOfBlocksSurvivesEveryStopInTheStore() {
    everyStoreBoundary(BLOCKS_AND_THE_STORE_LOST);
  }

  @Test
  void theFirstRunSurvivesEveryStopInTheStore() {
    everyStoreBoundary(FIRST_RUN);
  }

  @Test
  void theFirstRunSurvivesEveryStopAtTheProvider() {
    everyProviderBoundary(FIRST_RUN);
  }

  @Test
  void changesAndHandsSurviveEveryStopInTheStore() {
    everyStoreBoundary(CHANGES_AND_HANDS);
  }

  @Test
  void changesAndHandsSurviveEveryStopAtTheProvider() {
    everyProviderBoundary(CHANGES_AND_HANDS);
  }

  @Test
  void adoptionSurvivesEveryStopInTheStore() {
    everyStoreBoundary(STORE_LOST);
  }

  @Test
  void adoptionSurvivesEveryStopAtTheProvider() {
    everyProviderBoundary(STORE_LOST);
  }

  private static void everyStoreBoundary(Story story) {
    long operations = play(story, (world, store) -> {}).operations();
    assertThat(operations).as("operations of %s", story.name()).isGreaterThan(10);
    for (int nth = 1; nth <= operations; nth++) {
      int at = nth;
      play(story, (world, store) -> store.stopAt(at, false));
      play(story, (world, store) -> store.stopAt(at, true));
    }
  }

  private static void everyProviderBoundary(Story story) {
    long calls = play(story, (world, store) -> {}).calls();
    assertThat(calls).as("calls of %s", story.name()).isGreaterThan(1);
    for (int nth = 1; nth <= calls; nth++) {
      int at = nth;
      play(story, (world, store) -> world.provider.faults().stopBeforeCall(at));
      play(story, (world, store) -> world.provider.faults().stopAfterCall(at));
    }
  }

  private interface Fault {
    void arm(World world, StoppableStore store);
  }

  private record Size(long operations, long calls) {}

  private static Size play(Story story, Fault fault) {
    StoppableStore stoppable = new StoppableStore();
    try (World world = new World(stoppable::over)) {
      story.before().accept(world);
      long operations = stoppable.operations();
      long calls = world.provider.faults().calls();
      fault.arm(world, stoppable);
      String where = "nowhere";
      try {
        story.during().accept(world);
      } catch (ScriptedStop death) {
        where = String.valueOf(death.getMessage());
      }
      Size size =
          new Size(stoppable.operations() - operations, world.provider.faults().calls() - calls);
      stoppable.heal();
      world.provider.faults().heal();
      world.restart();
      converges(story, world, where);
      return size;
    }
  }

  private static void converges(Story story, World world, String where) {
    for (int i = 0; i < 3; i++) {
      world.cycle();
    }
    assertThat(starts(world)).as("%s, stopped %s", story.name(), where).isEqualTo(story.starts());
    assertThat(world.calendar("home").objects())
        .as("%s, stopped %s", story.name(), where)
        .allMatch(part -> part.names().flatMap(SourceObject::mark).isPresent());
    int writes = world.writes();
    world.cycle();
    world.cycle();
    assertThat(world.writes())
        .as("silence after %s, stopped %s", story.name(), where)
        .isEqualTo(writes);
    EdgeView edge = world.alice().edges().list().get(0);
    assertThat(world.alice().edges().status(edge.id()).openWrites()).isZero();
    assertThat(world.alice().holds().open()).isEmpty();
  }

  private static List<String> starts(World world) {
    return world.bodies("home").stream().map(CrashEverywhereTest::start).sorted().toList();
  }

  private static String start(EventBody body) {
    return body.time().startSlot().text().substring(0, 16);
  }

  private static RemoteId mirrorAt(World world, String start) {
    return world.calendar("home").objects().stream()
        .filter(part -> start(((SourcePart.Whole) part).body()).equals(start))
        .map(SourcePart::id)
        .findFirst()
        .orElseThrow();
  }

  private static void put(World world, String uid, String start) {
    world.calendar("work").put(uid, event("Event " + uid, start));
  }

  private static void edit(World world, String calendar, String uid, String start) {
    world
        .calendar(calendar)
        .edit(world.calendar(calendar).idOf(uid).orElseThrow(), event("Event " + uid, start));
  }
}
