package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SignInWorld.ANN;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.ConnectionView;
import dev.calsync.Health;
import dev.calsync.OwnerStatus;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.EdgeId;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.JournalLine;
import dev.calsync.test.TokenFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Elsewhere a token is revoked, nothing is in step any more, and every run still reports success.
 * Here it is said at once, nothing is called in vain, and all goes on once the owner signed in.
 */
class Pain19RevokedUnnoticedTest {

  private final SignInWorld world = new SignInWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aRevokedGrantIsSaidAtOnceAndNothingIsCalledInVain() {
    EdgeId edge = world.edge();
    world.sync(edge);
    assertThat(state()).isEqualTo(ConnectionState.ACTIVE);
    world.server.endGrantsOf("work");

    world.sync(edge);
    world.clock.advance(Duration.ofMinutes(2));
    world.sync(edge);

    assertThat(state()).isEqualTo(ConnectionState.REAUTH_REQUIRED);
    assertThat(world.ann().status().connections())
        .extracting(OwnerStatus.OfConnection::health)
        .containsExactly(Health.FAILING);
    long calls = world.provider.faults().calls();
    int refreshes = world.server.refreshes();
    for (int hour = 0; hour < 48; hour++) {
      world.kit().advance(Duration.ofHours(1));
    }
    assertThat(world.sync(edge)).contains("REAUTH_REQUIRED");
    assertThat(world.provider.faults().calls()).isEqualTo(calls);
    assertThat(world.server.refreshes()).isEqualTo(refreshes);
  }

  @Test
  void allGoesOnOnceTheOwnerSignedIn() {
    EdgeId edge = world.edge();
    world.sync(edge);
    world.server.endGrantsOf("work");
    world.clock.advance(Duration.ofHours(2));
    world.sync(edge);
    assertThat(state()).isEqualTo(ConnectionState.REAUTH_REQUIRED);
    world.work.put("e1", event("Event", "2026-12-01T10:00:00"));

    world.signIn("work");
    assertThat(state()).isEqualTo(ConnectionState.ONBOARDING);
    world.kit().settle();

    assertThat(state()).isEqualTo(ConnectionState.ACTIVE);
    assertThat(world.titles()).containsExactly("Event");
    assertThat(moves())
        .containsExactly(
            "VALIDATED ONBOARDING TAKEN_UP",
            "ONBOARDING ACTIVE READ",
            "ACTIVE REAUTH_REQUIRED GRANT_REFUSED",
            "REAUTH_REQUIRED ONBOARDING CONNECTED",
            "ONBOARDING ACTIVE READ");
  }

  /** R-A4: the operator's trouble is not the owner's. */
  @Test
  void aRefusedApplicationCostsNoOwnerASignIn() {
    EdgeId edge = world.edge();
    world.sync(edge);
    world.clock.advance(Duration.ofHours(2));
    world.server.next(TokenFault.INVALID_CLIENT);

    world.sync(edge);
    assertThat(state()).isEqualTo(ConnectionState.DEGRADED);
    world.clock.advance(Duration.ofMinutes(2));
    assertThat(world.sync(edge)).isEmpty();
    assertThat(state()).isEqualTo(ConnectionState.ACTIVE);
  }

  private ConnectionState state() {
    List<ConnectionView> all = world.ann().connections().list();
    assertThat(all).hasSize(1);
    return all.get(0).state();
  }

  private List<String> moves() {
    return world.data().journal().after(ANN, 0, 1_000).stream()
        .map(JournalEntry::line)
        .filter(line -> line.action().equals("CONNECTION_CHANGED"))
        .map(Pain19RevokedUnnoticedTest::move)
        .toList();
  }

  private static String move(JournalLine line) {
    return line.facts().get("from") + " " + line.facts().get("to") + " " + line.reason();
  }
}
