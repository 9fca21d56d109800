package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SignInWorld.ANN;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.EdgeId;
import dev.calsync.failure.FailureClass;
import dev.calsync.policy.Mirrors;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedStop;
import dev.calsync.tck.connector.ScriptedWatch;
import dev.calsync.test.TokenFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * R-A6, INV-29: whoever gives an account up and wants the mirrors gone leaves nothing behind, at
 * this account or others; what can no longer be reached is written down.
 */
class LeavingNothingBehindTest {

  @Test
  void mirrorsGoThenChannelsThenTheGrantThenTheSecrets() {
    try (SignInWorld world = new SignInWorld()) {
      ScriptedWatch watch = world.provider.notifies();
      connected(world);
      assertThat(watch.open()).hasSize(2);

      world.ann().connections().disconnect(only(world), Mirrors.DELETE);
      world.kit().advance(Duration.ofMinutes(1));

      assertNothingLeft(world, "nowhere");
      assertThat(watch.open()).isEmpty();
      assertThat(world.ann().edges().list()).isEmpty();
      long calls = world.provider.faults().calls();
      world.kit().advance(Duration.ofDays(2));
      assertThat(world.provider.faults().calls()).isEqualTo(calls);
    }
  }

  @Test
  void theGrantStaysUntilTheMirrorsAreGone() {
    try (SignInWorld world = new SignInWorld()) {
      connected(world);
      world.provider.faults().failEveryCall(FailureClass.TRANSIENT);
      world.ann().connections().disconnect(only(world), Mirrors.DELETE);
      world.kit().advance(Duration.ofHours(1));
      assertThat(world.server.revocations()).isZero();
      assertThat(secrets(world)).isOne();

      world.provider.faults().heal();
      world.kit().advance(Duration.ofHours(7));
      assertNothingLeft(world, "healed");
    }
  }

  @Test
  void whoeverWillNotWaitLeavesThem() {
    try (SignInWorld world = new SignInWorld()) {
      connected(world);
      world.provider.faults().failEveryCall(FailureClass.TRANSIENT);
      world.ann().connections().disconnect(only(world), Mirrors.DELETE);
      world.kit().advance(Duration.ofMinutes(1));
      world.ann().connections().disconnect(only(world), Mirrors.KEEP);
      world.kit().advance(Duration.ofHours(7));

      assertThat(secrets(world)).isZero();
      assertThat(world.server.revocations()).isPositive();
      assertThat(world.titles()).containsExactly("Event");
      assertThat(journal(world)).contains("MIRROR_LEFT TARGET_OUT_OF_REACH");
    }
  }

  /** FLT-57: nobody can take them away any more. */
  @Test
  void whatTheGrantDoesNotReachAnyMoreIsLeftAndWrittenDown() {
    try (SignInWorld world = new SignInWorld()) {
      connected(world);
      world.clock.advance(Duration.ofHours(2));
      world.server.next(TokenFault.INVALID_GRANT);
      world.ann().connections().disconnect(only(world), Mirrors.DELETE);
      world.kit().advance(Duration.ofMinutes(2));

      assertThat(secrets(world)).isZero();
      assertThat(world.titles()).containsExactly("Event");
      assertThat(journal(world)).anyMatch(line -> line.startsWith("MIRROR_LEFT "));
      assertThat(world.ann().edges().list()).isEmpty();
    }
  }

  @Test
  void mirrorsAtOtherAccountsGoAndBlocksGoOnWithWhatIsLeft() {
    try (World world = new World()) {
      world.calendar("work").put("e1", event("Event", "2026-12-01T10:00:00"));
      world.calendar("side").put("e2", event("Other", "2026-12-02T10:00:00"));
      world.edge("work", "home", Policy.title());
      EdgeView blocks = world.edge(List.of("work", "side"), "third", Policy.blocks());
      world.cycle();
      assertThat(world.bodies("third")).hasSize(2);

      world.alice().connections().disconnect(connection(world, "work"), Mirrors.DELETE);
      world.kit().advance(Duration.ofMinutes(1));

      assertThat(world.bodies("home")).isEmpty();
      assertThat(world.bodies("third")).hasSize(1);
      assertThat(world.titles("work")).containsExactly("Event");
      assertThat(world.alice().edges().list())
          .extracting(EdgeView::id)
          .containsExactly(blocks.id());
    }
  }

  /** The mirrors of an account that is away go when it comes back, or when it is given up too. */
  @Test
  void anAccountThatIsAwayIsNotWaitedForByTheOther() {
    try (World world = new World()) {
      world.calendar("work").put("e1", event("Event", "2026-12-01T10:00:00"));
      world.edge("work", "home", Policy.title());
      world.cycle();
      world.alice().connections().disconnect(connection(world, "home"), Mirrors.KEEP);
      world.kit().settle();
      world.alice().connections().disconnect(connection(world, "work"), Mirrors.DELETE);
      world.kit().advance(Duration.ofMinutes(1));

      assertThat(world.bodies("home")).hasSize(1);
      assertThat(world.journal()).contains("MIRROR_LEFT TARGET_OUT_OF_REACH");
      assertThat(world.alice().edges().list()).isEmpty();
    }
  }

  /** FLT-44, FLT-62. */
  @Test
  void noStopOnTheWayChangesWhereItEnds() {
    long operations = disconnected(Long.MAX_VALUE);
    assertThat(operations).isGreaterThan(30);
    for (long nth = 1; nth <= operations; nth++) {
      disconnected(nth);
    }
  }

  private static long disconnected(long stopAt) {
    StoppableStore stoppable = new StoppableStore();
    try (SignInWorld world = new SignInWorld(stoppable::over)) {
      ScriptedWatch watch = world.provider.notifies();
      connected(world);
      ConnectionId id = only(world);
      long before = stoppable.operations();
      if (stopAt < Long.MAX_VALUE) {
        stoppable.stopAt(stopAt, true);
      }
      String where = "nowhere";
      try {
        world.ann().connections().disconnect(id, Mirrors.DELETE);
        world.kit().advance(Duration.ofMinutes(1));
      } catch (ScriptedStop death) {
        where = String.valueOf(death.getMessage());
      }
      long operations = stoppable.operations() - before;
      stoppable.heal();
      world.restart();
      // The host was not told that it is done.
      world.ann().connections().disconnect(id, Mirrors.DELETE);
      for (int tenth = 0; tenth < 5; tenth++) {
        world.kit().advance(Duration.ofSeconds(10));
      }
      assertNothingLeft(world, where);
      assertThat(watch.open()).as(where).isEmpty();
      return operations;
    }
  }

  private static void assertNothingLeft(SignInWorld world, String where) {
    assertThat(world.titles()).as(where).isEmpty();
    assertThat(world.ann().connections().list().get(0).state())
        .as(where)
        .isEqualTo(ConnectionState.DISCONNECTED);
    assertThat(secrets(world)).as(where).isZero();
    assertThat(world.server.revocations()).as(where).isPositive();
    Stream<CalendarId> calendars =
        world.ann().calendars().list().stream().map(calendar -> calendar.id());
    assertThat(calendars.flatMap(it -> world.data().channels().channels(ANN, it).stream()))
        .as(where)
        .isEmpty();
  }

  private static EdgeId connected(SignInWorld world) {
    EdgeId edge = world.edge();
    world.work.put("e1", event("Event", "2026-12-01T10:00:00"));
    world.sync(edge);
    world.kit().settle();
    assertThat(world.titles()).containsExactly("Event");
    return edge;
  }

  private static List<String> journal(SignInWorld world) {
    return world.ann().journal().after(0, 1_000).stream()
        .map(entry -> entry.line().action() + " " + entry.line().reason())
        .toList();
  }

  private static int secrets(SignInWorld world) {
    return world.data().secrets().page(ANN, Optional.empty(), 10).size();
  }

  private static ConnectionId only(SignInWorld world) {
    return world.ann().connections().list().get(0).id();
  }

  private static ConnectionId connection(World world, String calendar) {
    return world.alice().calendars().findByProviderId(calendar).orElseThrow().ref().connection();
  }
}
