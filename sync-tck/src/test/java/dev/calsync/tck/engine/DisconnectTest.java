package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SignInWorld.ANN;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.AuthorizationOutcome;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.EdgeId;
import dev.calsync.failure.CalsyncException;
import dev.calsync.policy.Mirrors;
import dev.calsync.tck.connector.ScriptedStop;
import dev.calsync.test.TokenFault;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R-A6, INV-29: what is given up is left alone, and what led to it is gone. */
class DisconnectTest {

  @Test
  void theGrantIsGivenBackAndTheSecretsAreErased() {
    try (SignInWorld world = new SignInWorld()) {
      EdgeId edge = connected(world);
      ConnectionId id = only(world);

      world.ann().connections().disconnect(id, Mirrors.KEEP);
      assertThat(state(world)).isEqualTo(ConnectionState.DISCONNECTED);
      world.kit().settle();

      assertGone(world, "nowhere");
      world.work.put("e2", event("Later", "2026-12-02T10:00:00"));
      long calls = world.provider.faults().calls();
      assertThat(world.sync(edge)).contains("DISCONNECTED");
      world.kit().advance(Duration.ofDays(2));
      assertThat(world.provider.faults().calls()).isEqualTo(calls);
      assertThat(world.titles()).containsExactly("Event");
    }
  }

  @Test
  void secretsStayUntilTheGrantIsGivenBack() {
    try (SignInWorld world = new SignInWorld()) {
      connected(world);
      world.server.next(TokenFault.UNAVAILABLE);
      world.ann().connections().disconnect(only(world), Mirrors.KEEP);
      world.kit().settle();
      assertThat(secrets(world)).isOne();

      world.kit().advance(Duration.ofMinutes(1));
      assertGone(world, "the second time");
      assertThat(world.server.revocations()).isEqualTo(2);
    }
  }

  @Test
  void whoeverConnectsAnewGoesOnWhereItWasLeft() {
    try (SignInWorld world = new SignInWorld()) {
      connected(world);
      world.ann().connections().disconnect(only(world), Mirrors.KEEP);
      world.kit().settle();
      world.work.put("e2", event("Later", "2026-12-02T10:00:00"));

      assertThat(world.signIn("work").outcome()).isEqualTo(AuthorizationOutcome.RECONNECTED);
      world.kit().settle();
      assertThat(state(world)).isEqualTo(ConnectionState.ACTIVE);
      assertThat(world.titles()).containsExactly("Event", "Later");
    }
  }

  /** INV-23. */
  @Test
  void nobodyDisconnectsAConnectionOfAnotherOwner() {
    try (SignInWorld world = new SignInWorld()) {
      connected(world);
      ConnectionId id = only(world);

      assertThatThrownBy(
              () ->
                  world.calsync().owner(SignInWorld.BOB).connections().disconnect(id, Mirrors.KEEP))
          .isInstanceOfSatisfying(
              CalsyncException.class, no -> assertThat(no.code()).isEqualTo("NOT_FOUND"));
      assertThat(state(world)).isEqualTo(ConnectionState.ACTIVE);
    }
  }

  /** FLT-44. */
  @Test
  void noStopOnTheWayChangesWhereItEnds() {
    long operations = disconnected(Long.MAX_VALUE);
    assertThat(operations).isGreaterThan(8);
    for (long nth = 1; nth <= operations; nth++) {
      disconnected(nth);
    }
  }

  private static long disconnected(long stopAt) {
    StoppableStore stoppable = new StoppableStore();
    try (SignInWorld world = new SignInWorld(stoppable::over)) {
      connected(world);
      ConnectionId id = only(world);
      long before = stoppable.operations();
      if (stopAt < Long.MAX_VALUE) {
        stoppable.stopAt(stopAt, true);
      }
      String where = stopped(world, id);
      long operations = stoppable.operations() - before;
      stoppable.heal();
      world.restart();
      // The host was not told that it is done.
      world.ann().connections().disconnect(id, Mirrors.KEEP);
      world.kit().advance(Duration.ofMinutes(2));
      assertGone(world, where);
      return operations;
    }
  }

  private static String stopped(SignInWorld world, ConnectionId id) {
    try {
      world.ann().connections().disconnect(id, Mirrors.KEEP);
      world.kit().settle();
      return "nowhere";
    } catch (ScriptedStop death) {
      return String.valueOf(death.getMessage());
    }
  }

  private static EdgeId connected(SignInWorld world) {
    EdgeId edge = world.edge();
    world.work.put("e1", event("Event", "2026-12-01T10:00:00"));
    world.sync(edge);
    world.kit().settle();
    assertThat(state(world)).isEqualTo(ConnectionState.ACTIVE);
    return edge;
  }

  private static void assertGone(SignInWorld world, String where) {
    assertThat(state(world)).as(where).isEqualTo(ConnectionState.DISCONNECTED);
    assertThat(secrets(world)).as(where).isZero();
    assertThat(world.server.revocations()).as(where).isPositive();
    assertThat(world.titles()).as(where).containsExactly("Event");
  }

  private static int secrets(SignInWorld world) {
    return world.data().secrets().page(ANN, Optional.empty(), 10).size();
  }

  private static ConnectionId only(SignInWorld world) {
    return world.ann().connections().list().get(0).id();
  }

  private static ConnectionState state(SignInWorld world) {
    return world.ann().connections().list().get(0).state();
  }
}
