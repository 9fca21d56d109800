package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SignInWorld.ANN;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.AuthorizationOutcome;
import dev.calsync.EdgeView;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.EdgeId;
import dev.calsync.failure.FailureClass;
import dev.calsync.policy.Mirrors;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedStop;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R-A3, R-A6: whoever connects an account anew is connected, whatever of the time before is still
 * under way: its leaving, or calls that are refused.
 */
class ComingBackTest {

  /** The owner is faster than the job, at each of its boundaries. */
  @Test
  void whoeverSignsInWhileTheConnectionIsLeftKeepsTheNewGrant() {
    long operations =
        left(
            (world, store) -> {
              long before = store.operations();
              world.kit().settle();
              return store.operations() - before;
            });
    assertThat(operations).isGreaterThan(10);
    for (long nth = 1; nth <= operations; nth++) {
      long at = nth;
      left(
          (world, store) -> {
            store.meanwhileAt(at, () -> signedIn(world));
            world.kit().settle();
            store.heal();
            assertConnected(world, "signed in before operation " + at + " of the leaving");
            return at;
          });
    }
  }

  /** The job is faster than the owner, at each boundary of the sign-in. */
  @Test
  void whoeverIsLeftWhileSigningInKeepsTheNewGrant() {
    long operations =
        left(
            (world, store) -> {
              long before = store.operations();
              signedIn(world);
              return store.operations() - before;
            });
    assertThat(operations).isGreaterThan(5);
    for (long nth = 1; nth <= operations; nth++) {
      long at = nth;
      left(
          (world, store) -> {
            store.meanwhileAt(at, () -> world.kit().settle());
            signedIn(world);
            store.heal();
            assertConnected(world, "left before operation " + at + " of the sign-in");
            return at;
          });
    }
  }

  /** FLT-44: of what nothing was left yet, and of what nothing is there any more. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whateverSignInIsCutShortOnlyAConnectionThatIsGivenUpOrRefusedHasNoGrant(boolean isGone) {
    long operations = signedInAndCutShort(isGone, Long.MAX_VALUE);
    assertThat(operations).isGreaterThan(5);
    for (long nth = 1; nth <= operations; nth++) {
      signedInAndCutShort(isGone, nth);
    }
  }

  private static long signedInAndCutShort(boolean isGone, long stopAt) {
    return left(
        (world, store) -> {
          if (isGone) {
            world.kit().settle();
          }
          long before = store.operations();
          if (stopAt < Long.MAX_VALUE) {
            store.stopAt(stopAt, true);
          }
          String where = stopped(() -> world.signIn("work"));
          long operations = store.operations() - before;
          store.heal();
          world.restart();
          world.kit().advance(Duration.ofHours(3));
          if (secrets(world) == 0) {
            assertThat(state(world))
                .as(where)
                .isIn(ConnectionState.DISCONNECTED, ConnectionState.REAUTH_REQUIRED);
          } else {
            assertThat(state(world)).as(where).isNotEqualTo(ConnectionState.DISCONNECTED);
          }
          signedIn(world);
          assertConnected(world, where);
          return operations;
        });
  }

  /** Given up while somebody signs in: one of the two is last, and what is kept is of that one. */
  @Test
  void whateverIsGivenUpAmidASignInNoGrantStaysOfWhatIsGivenUp() {
    for (long nth = 1; nth <= 12; nth++) {
      StoppableStore store = new StoppableStore();
      try (SignInWorld world = new SignInWorld(store::over)) {
        ConnectionId id = world.connected("work");
        world.kit().settle();
        store.meanwhileAt(
            nth,
            () -> {
              world.ann().connections().disconnect(id, Mirrors.KEEP);
              world.kit().settle();
            });
        world.signIn("work");
        store.heal();
        world.kit().advance(Duration.ofHours(3));
        boolean isGivenUp = state(world) == ConnectionState.DISCONNECTED;
        assertThat(secrets(world)).as("given up before " + nth).isEqualTo(isGivenUp ? 0 : 1);
      }
    }
  }

  @Test
  void aRefusalOfTheTimeBeforeIsNoneOfTheConnectionThatWasConnectedAnew() {
    long operations = refused(Long.MAX_VALUE);
    assertThat(operations).isGreaterThan(10);
    for (long nth = 1; nth <= operations; nth++) {
      refused(nth);
    }
  }

  private static long refused(long connectedAt) {
    StoppableStore store = new StoppableStore();
    try (World world = new World(store::over)) {
      world.calendar("work").put("e1", event("Event", "2026-12-01T10:00:00"));
      EdgeView edge = world.edge("work", "home", Policy.title());
      world.cycle();
      world.provider.faults().failEveryCall(FailureClass.NEEDS_REAUTH);
      long before = store.operations();
      Runnable anew =
          () -> {
            world.provider.faults().heal();
            world.connected("work");
            world.connected("home");
          };
      if (connectedAt < Long.MAX_VALUE) {
        store.meanwhileAt(connectedAt, anew);
      }
      world.sync(edge);
      long operations = store.operations() - before;
      store.heal();
      if (connectedAt < Long.MAX_VALUE) {
        assertThat(world.alice().connections().list())
            .as("connected anew before operation " + connectedAt)
            .allMatch(it -> it.state() != ConnectionState.REAUTH_REQUIRED);
      }
      return operations;
    }
  }

  private interface Scene {
    long play(SignInWorld world, StoppableStore store);
  }

  /** A connection that was given up, and of whose leaving nothing is done yet. */
  private static long left(Scene scene) {
    StoppableStore store = new StoppableStore();
    try (SignInWorld world = new SignInWorld(store::over)) {
      EdgeId edge = world.edge();
      world.work.put("e1", event("Event", "2026-12-01T10:00:00"));
      world.sync(edge);
      world.kit().settle();
      world
          .ann()
          .connections()
          .disconnect(world.ann().connections().list().get(0).id(), Mirrors.KEEP);
      return scene.play(world, store);
    }
  }

  private static void signedIn(SignInWorld world) {
    assertThat(world.signIn("work").outcome()).isEqualTo(AuthorizationOutcome.RECONNECTED);
  }

  /** Connected, and its new grant is of use when the token of the sign-in is over. */
  private static void assertConnected(SignInWorld world, String where) {
    world.kit().advance(Duration.ofHours(3));
    world.work.put("e2", event("Later", "2026-12-02T10:00:00"));
    EdgeId edge = world.ann().edges().list().get(0).id();
    assertThat(world.sync(edge)).as(where).isEmpty();
    assertThat(state(world)).as(where).isEqualTo(ConnectionState.ACTIVE);
    assertThat(secrets(world)).as(where).isOne();
    assertThat(world.titles()).as(where).containsExactly("Event", "Later");
  }

  private static String stopped(Runnable work) {
    try {
      work.run();
      return "nowhere";
    } catch (ScriptedStop death) {
      return String.valueOf(death.getMessage());
    }
  }

  private static int secrets(SignInWorld world) {
    return world.data().secrets().page(ANN, Optional.empty(), 10).size();
  }

  private static ConnectionState state(SignInWorld world) {
    return world.ann().connections().list().get(0).state();
  }
}
