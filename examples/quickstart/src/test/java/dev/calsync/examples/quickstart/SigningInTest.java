package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.AuthorizationOutcome;
import dev.calsync.AuthorizationResult;
import dev.calsync.OAuthSettings;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Secret;
import dev.calsync.host.ProviderApplication;
import dev.calsync.http.Reach;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.FakeAuthorizationServer;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README's sign-in does what it says (R-A2, R-A6). */
class SigningInTest {

  @Test
  void anAccountIsConnectedAndLeftAgain() {
    ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
    ScriptedConnector provider = new ScriptedConnector("google", clock);
    provider.addCalendar("alice@example.com", "primary", ScriptedConnector.everything());
    try (FakeAuthorizationServer server = FakeAuthorizationServer.start(clock)) {
      server.client("app", "app-secret");
      provider.signedInto(server.oauth(List.of("read"), List.of("write")), server::accountOf);
      Reach reach =
          Reach.publicInternet().andNetwork("127.0.0.0/8").andPlainHttp().andPort(server.port());
      OAuthSettings oauth =
          OAuthSettings.of(Map.of("google", ProviderApplication.of("app", Secret.of("app-secret"))))
              .within(reach);
      try (SyncKit kit = SyncKit.on(clock, new InMemorySyncStore(clock), "a", oauth, provider)) {
        OwnerId owner = OwnerId.of("alice");
        AuthorizationResult result =
            SigningIn.visit(
                kit.calsync(),
                owner,
                new ConnectorId("google"),
                link -> server.signIn(link, "alice@example.com"));
        assertThat(result.outcome()).isEqualTo(AuthorizationOutcome.CONNECTED);

        OwnerScope me = kit.calsync().owner(owner);
        SigningIn.leave(me, result.connected().orElseThrow().id());
        kit.settle();
        assertThat(me.connections().list().get(0).state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(server.revocations()).isEqualTo(1);
      }
    }
  }
}
