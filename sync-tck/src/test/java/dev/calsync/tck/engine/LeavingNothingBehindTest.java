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
import dev.calsync.policy.ConnectionPreferences;
import dev.calsync.policy.Mirrors;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import dev.calsync.tck.connector.ScriptedStop;
import dev.calsync.tck.connector.ScriptedWatch;
import dev.calsync.test.TokenFault;
import java.time.Duration;
import java.time.Period;
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

  /** INV-29, FLT-60: an edge that is removed while it loses a source does not come back. */
  @Test
  void whatIsRemovedAtTheSameTimeStaysRemoved() {
    MomentStore moment = new MomentStore();
    try (World world = new World(moment::over)) {
      world.calendar("work").put("e1", event("Event", "2026-12-01T10:00:00"));
      world.calendar("side").put("e2", event("Other", "2026-12-02T10:00:00"));
      EdgeView blocks = world.edge(List.of("work", "side"), "third", Policy.blocks());
      world.cycle();
      moment.before(
          "put",
          () -> {
            world.alice().edges().prioritize(blocks.id(), 3);
            world.alice().edges().remove(blocks.id(), Mirrors.DELETE);
          });
      world.alice().connections().disconnect(connection(world, "work"), Mirrors.DELETE);
      pass(world);

      assertThat(world.alice().edges().list()).isEmpty();
      assertThat(world.bodies("third")).isEmpty();
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

  /** FLT-41: while it cannot be stopped it is known, and the grant that may stop it is kept. */
  @Test
  void aChannelThatCannotBeStoppedNowIsStoppedLater() {
    try (SignInWorld world = new SignInWorld()) {
      ScriptedWatch watch = world.provider.notifies();
      connected(world);
      watch.failsToStop(true);
      world.ann().connections().disconnect(only(world), Mirrors.KEEP);
      world.kit().advance(Duration.ofMinutes(1));
      assertThat(watch.open()).hasSize(2);
      assertThat(secrets(world)).isOne();

      watch.failsToStop(false);
      world.kit().advance(Duration.ofHours(1));
      assertThat(watch.open()).isEmpty();
      assertThat(secrets(world)).isZero();
    }
  }

  /** R-L8: a backup of the store is of no use to anybody. */
  @Test
  void withoutTheOwnersKeysNoSecretOpensAnyMore() {
    try (SignInWorld world = new SignInWorld()) {
      EdgeId edge = connected(world);
      assertThat(world.ann().dropKeys()).isTrue();
      assertThat(world.ann().dropKeys()).isFalse();
      world.kit().advance(Duration.ofMinutes(1));
      world.sync(edge);

      assertThat(world.ann().connections().list().get(0).state())
          .isEqualTo(ConnectionState.SUSPENDED);
    }
  }

  /** INV-29: what waited to be written when the account was given up is not written any more. */
  @Test
  void nothingNewIsWrittenAtAnAccountOnItsWayOut() {
    try (World world = new World()) {
      world.calendar("work").put("e1", event("First", "2026-12-01T10:00:00"));
      world.edge("work", "home", Policy.title());
      world.cycle();
      ConnectionId home = connection(world, "home");
      world.alice().connections().prefer(home, ConnectionPreferences.USUAL.readOnly());
      world.calendar("work").put("e2", event("Second", "2026-12-02T10:00:00"));
      world.cycle();
      world.alice().connections().prefer(home, ConnectionPreferences.USUAL);
      world.alice().connections().disconnect(home, Mirrors.DELETE);
      CalendarId target = world.alice().calendars().findByProviderId("home").orElseThrow().id();
      world.calendar("side").put("e3", event("Third", "2026-12-03T10:00:00"));
      CalendarId side = world.connected("side").id();
      world.alice().edges().create(side, target, Policy.title());
      pass(world);

      assertThat(world.titles("home")).isEmpty();
      assertThat(world.journal().stream().filter(line -> line.startsWith("MIRROR_CREATED")))
          .hasSize(1);
    }
  }

  @Test
  void anAccountThatMayNotBeWrittenIsNotWrittenToBeLeft() {
    try (World world = new World()) {
      world.calendar("work").put("e1", event("First", "2026-12-01T10:00:00"));
      world.edge("work", "home", Policy.title());
      world.cycle();
      int writes = world.writes();
      ConnectionId home = connection(world, "home");
      world.alice().connections().prefer(home, ConnectionPreferences.USUAL.readOnly());
      world.alice().connections().disconnect(home, Mirrors.DELETE);
      pass(world);

      assertThat(world.writes()).isEqualTo(writes);
      assertThat(world.journal()).contains("MIRROR_LEFT TARGET_OUT_OF_REACH");
    }
  }

  /** The window rolls on, and nothing follows it. */
  @Test
  void keptEdgesRest() {
    try (World world = new World()) {
      world.calendar("work").put("near", event("Near", "2026-11-25T10:00:00"));
      world.calendar("work").put("far", event("Far", "2026-12-15T10:00:00"));
      Window tenDays = Window.past(Period.ofDays(1)).future(Period.ofDays(10));
      world.edge("work", "home", Policy.builder().window(tenDays).build());
      world.cycle();
      int writes = world.writes();
      world.alice().connections().disconnect(connection(world, "work"), Mirrors.KEEP);
      for (int day = 0; day < 20; day++) {
        world.kit().advance(Duration.ofDays(1));
      }
      assertThat(world.writes()).isEqualTo(writes);
    }
  }

  @Test
  void whoeverKeptThemAtFirstMayStillWantThemGone() {
    try (SignInWorld world = new SignInWorld()) {
      connected(world);
      world.ann().connections().disconnect(only(world), Mirrors.KEEP);
      world.ann().connections().disconnect(only(world), Mirrors.DELETE);
      world.kit().advance(Duration.ofMinutes(1));
      assertNothingLeft(world, "in time");
    }
    try (SignInWorld world = new SignInWorld()) {
      connected(world);
      world.ann().connections().disconnect(only(world), Mirrors.KEEP);
      world.kit().settle();
      world.ann().connections().disconnect(only(world), Mirrors.DELETE);
      world.kit().advance(Duration.ofMinutes(1));
      assertThat(world.titles()).containsExactly("Event");
      assertThat(world.ann().edges().list()).isEmpty();
      assertThat(journal(world)).anyMatch(line -> line.startsWith("MIRROR_LEFT "));
    }
  }

  private static void pass(World world) {
    for (int minute = 0; minute < 5; minute++) {
      world.kit().advance(Duration.ofMinutes(1));
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
