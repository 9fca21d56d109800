package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SignInWorld.ANN;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.AuthorizationOutcome;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.ConnectorDescriptor.OAuth;
import dev.calsync.engine.secret.Vault;
import dev.calsync.store.SecretName;
import dev.calsync.tck.connector.ScriptedStop;
import dev.calsync.test.Rotation;
import dev.calsync.test.TokenFault;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * FLT-44, INV-24: the process dies at every boundary while a token is renewed, and while somebody
 * signs in. No grant is lost, and nothing is used that was not kept before. What a stop before an
 * operation leaves is what one after the operation or call before it left.
 */
class CrashWhileSignedInTest {

  private interface Fault {
    void arm(SignInWorld world, StoppableStore store);
  }

  @Test
  void noStopInTheStoreWhileATokenIsRenewedLosesTheGrant() {
    long operations = renewed((world, store) -> {});
    assertThat(operations).isGreaterThan(20);
    for (int nth = 1; nth <= operations; nth++) {
      int at = nth;
      renewed((world, store) -> store.stopAt(at, true));
    }
  }

  @Test
  void noStopAtTheProviderWhileATokenIsRenewedLosesTheGrant() {
    for (int nth = 1; nth <= 6; nth++) {
      int at = nth;
      renewed((world, store) -> world.provider.faults().stopBeforeCall(at));
      renewed((world, store) -> world.provider.faults().stopAfterCall(at));
    }
  }

  @Test
  void aLostReplyWhileATokenIsRenewedLosesNoGrant() {
    renewed((world, store) -> world.server.next(TokenFault.REPLY_LOST));
  }

  @Test
  void whateverSignInIsCutShortTheNextOneConnects() {
    long operations = signedIn((world, store) -> {});
    assertThat(operations).isGreaterThan(5);
    for (int nth = 1; nth <= operations; nth++) {
      int at = nth;
      signedIn((world, store) -> store.stopAt(at, true));
    }
  }

  private static long renewed(Fault fault) {
    StoppableStore stoppable = new StoppableStore();
    try (SignInWorld world = new SignInWorld(stoppable::over)) {
      world.server.rotation(Rotation.LENIENT);
      EdgeId edge = world.edge();
      world.work.put("e1", event("Event", "2026-12-01T10:00:00"));
      requireKept(world);
      world.clock.advance(Duration.ofHours(2));
      long before = stoppable.operations();
      fault.arm(world, stoppable);
      String where = stopped(() -> world.sync(edge));
      long operations = stoppable.operations() - before;
      goOn(world, stoppable);
      for (int tries = 0; tries < 3 && world.titles().isEmpty(); tries++) {
        assertThat(world.sync(edge)).as(where).doesNotContain("GRANT_REFUSED", "UNAUTHORIZED");
        world.clock.advance(Duration.ofMinutes(2));
      }
      assertThat(world.titles()).as(where).containsExactly("Event");
      return operations;
    }
  }

  private static long signedIn(Fault fault) {
    StoppableStore stoppable = new StoppableStore();
    try (SignInWorld world = new SignInWorld(stoppable::over)) {
      long before = stoppable.operations();
      fault.arm(world, stoppable);
      String where = stopped(() -> world.signIn("work"));
      long operations = stoppable.operations() - before;
      goOn(world, stoppable);
      assertThat(world.signIn("work").outcome())
          .as(where)
          .isIn(AuthorizationOutcome.CONNECTED, AuthorizationOutcome.RECONNECTED);
      assertThat(world.ann().connections().list()).as(where).hasSize(1);
      assertThat(world.data().secrets().page(ANN, Optional.empty(), 10)).as(where).hasSize(1);
      return operations;
    }
  }

  private static void goOn(SignInWorld world, StoppableStore stoppable) {
    stoppable.heal();
    world.provider.faults().heal();
    world.restart();
    world.clock.advance(Duration.ofMinutes(2));
  }

  /** From now on the provider fails whoever shows a token that the store does not hold. */
  private static void requireKept(SignInWorld world) {
    ConnectionId connection = world.ann().connections().list().get(0).id();
    OAuth oauth = world.provider.describe().oauth().orElseThrow();
    world.provider.signedInto(
        oauth,
        token -> {
          Vault vault = new Vault(world.data(), SignInWorld.KEYS.wrapping());
          String kept =
              vault.open(ANN, new SecretName(connection, "grant")).orElseThrow().newest().reveal();
          assertThat(kept).as("what is used was kept before").contains("\"" + token + "\"");
          return world.server.accountOf(token);
        });
  }

  private static String stopped(Runnable work) {
    try {
      work.run();
      return "nowhere";
    } catch (ScriptedStop death) {
      return String.valueOf(death.getMessage());
    }
  }
}
