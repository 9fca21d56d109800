package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarView;
import dev.calsync.calendar.CalendarId;
import dev.calsync.failure.FailureClass;
import dev.calsync.policy.Policy;
import dev.calsync.store.WatchChannel;
import dev.calsync.tck.connector.ScriptedStop;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * FLT-44 of watch channels: the process dies before and after every operation on the store and
 * every call to the provider. The next one ends where a run without a crash ends: each calendar
 * that is looked at has one channel, here and at the provider, and it tells of changes.
 */
class WatchCrashesTest {

  /** What was there; what follows is cut short. */
  enum Story {
    THE_FIRST_CHANNEL(
        push -> {
          push.watch.refuseNext(FailureClass.FORBIDDEN);
          watched(push);
          push.world.pass(Duration.ofMinutes(15));
        }),
    ANOTHER_TAKES_OVER(
        push -> {
          watched(push);
          push.world.pass(Duration.ofMinutes(250));
        }),
    A_LONGER_LIFE(
        push -> {
          push.watch.extensible();
          watched(push);
          push.world.pass(Duration.ofMinutes(250));
        }),
    AN_ORPHAN(
        push -> {
          push.watch.loseNextReply();
          watched(push);
          push.world.pass(Duration.ofMinutes(1));
        }),
    ALL_ARE_OVER(
        push -> {
          watched(push);
          push.world.pass(Duration.ofMinutes(330));
        }),
    NOBODY_LOOKS_AT_IT(
        push -> {
          free(push.world, "work", "side");
          push.world.cycle();
          free(push.world, "work");
          push.world.pass(Duration.ofMinutes(80));
        });

    private final Consumer<Push> before;

    Story(Consumer<Push> before) {
      this.before = before;
    }

    private static void watched(Push push) {
      push.watch.grants(Duration.ofHours(5));
      push.world.edge("work", "home");
      push.world.cycle();
    }

    private static void free(World world, String... sources) {
      List<CalendarId> ids = List.of(sources).stream().map(it -> world.connected(it).id()).toList();
      world.alice().edges().create("free", ids, world.connected("home").id(), Policy.blocks());
    }
  }

  /** A stop before an operation is one after the operation, or the call, before it. */
  @ParameterizedTest
  @EnumSource(Story.class)
  void itSurvivesEveryStopInTheStore(Story story) {
    long operations = play(story, (push, store) -> {}).operations();
    assertThat(operations).isGreaterThan(10);
    for (int nth = 1; nth <= operations; nth++) {
      int at = nth;
      play(story, (push, store) -> store.stopAt(at, true));
    }
  }

  @ParameterizedTest
  @EnumSource(Story.class)
  void itSurvivesEveryStopAtTheProvider(Story story) {
    long calls = play(story, (push, store) -> {}).calls();
    assertThat(calls).isPositive();
    for (int nth = 1; nth <= calls; nth++) {
      int at = nth;
      play(story, (push, store) -> push.world.provider.faults().stopBeforeCall(at));
      play(story, (push, store) -> push.world.provider.faults().stopAfterCall(at));
    }
  }

  private interface Fault {
    void arm(Push push, StoppableStore store);
  }

  private record Size(long operations, long calls) {}

  private static Size play(Story story, Fault fault) {
    StoppableStore stoppable = new StoppableStore();
    try (World world = new World(stoppable::over)) {
      Push push = new Push(world);
      story.before.accept(push);
      long operations = stoppable.operations();
      long calls = world.provider.faults().calls();
      fault.arm(push, stoppable);
      String where = "nowhere";
      try {
        world.kit().settle();
      } catch (ScriptedStop death) {
        where = String.valueOf(death.getMessage());
      }
      Size size =
          new Size(stoppable.operations() - operations, world.provider.faults().calls() - calls);
      stoppable.heal();
      world.provider.faults().heal();
      world.restart();
      world.cycle();
      push.passIn(Duration.ofHours(1), 3);
      convergesAfter(push, story + ", stopped " + where);
      return size;
    }
  }

  private static void convergesAfter(Push push, String what) {
    List<CalendarView> watched =
        push.world.alice().calendars().list().stream()
            .filter(it -> !it.ref().providerId().equals("side"))
            .toList();
    List<WatchChannel> rows =
        push.world.alice().calendars().list().stream()
            .flatMap(it -> push.rows(it.ref().providerId()).stream())
            .toList();
    assertThat(rows)
        .as(what)
        .extracting(WatchChannel::calendar)
        .containsExactlyInAnyOrderElementsOf(watched.stream().map(CalendarView::id).toList());
    assertThat(rows).as(what).allMatch(it -> it.grant().isPresent());
    assertThat(push.watch.open())
        .as(what)
        .containsExactlyInAnyOrderElementsOf(rows.stream().map(it -> it.id().value()).toList());
    push.world.calendar("work").put("told", event("Told of", "2026-12-24T10:00:00"));
    push.deliver();
    assertThat(push.world.bodies("home")).as(what).hasSize(1);
  }
}
