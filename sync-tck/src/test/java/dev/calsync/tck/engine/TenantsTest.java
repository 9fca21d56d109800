package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SignInWorld.CALLBACK;
import static dev.calsync.tck.engine.SignInWorld.CONNECTOR;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.AccessLevel;
import dev.calsync.AuthorizationOutcome;
import dev.calsync.AuthorizationResult;
import dev.calsync.CalendarView;
import dev.calsync.OAuthSettings;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Secret;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.host.ProviderApplication;
import dev.calsync.http.Reach;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.FakeAuthorizationServer;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R-L1, R-L2: an application for each tenant, and grants that the host holds itself. */
class TenantsTest {

  private static final OwnerId ANN = OwnerId.of("ann@acme");
  private static final OwnerId EVE = OwnerId.of("eve@other");

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final FakeAuthorizationServer server = FakeAuthorizationServer.start(clock);
  private final ScriptedConnector provider = new ScriptedConnector("scripted", clock);
  private final InMemorySyncStore store = new InMemorySyncStore(clock);
  private final List<String> asked = new ArrayList<>();
  private Optional<String> held = Optional.empty();

  TenantsTest() {
    server.client("acme-app", "acme-secret");
    server.client("other-app", "other-secret");
    provider.signedInto(server.oauth(List.of("read"), List.of("read", "write")), this::accountOf);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Optional<String> accountOf(String token) {
    return token.startsWith("held-")
        ? held.filter(token::equals).map(any -> "service")
        : server.accountOf(token);
  }

  private SyncKit kit(OAuthSettings settings) {
    Reach reach =
        Reach.publicInternet().andNetwork("127.0.0.0/8").andPlainHttp().andPort(server.port());
    return SyncKit.on(clock, store, "a", settings.within(reach), provider);
  }

  private static Optional<ProviderApplication> ofTenant(OwnerId owner) {
    return switch (owner.value().split("@", 2)[1]) {
      case "acme" -> Optional.of(ProviderApplication.of("acme-app", Secret.of("acme-secret")));
      case "other" -> Optional.of(ProviderApplication.of("other-app", Secret.of("other-secret")));
      default -> Optional.empty();
    };
  }

  /** Each is sent away, let in, and renewed in the name of its own tenant. */
  @Test
  void eachTenantsOwnersSignInToTheApplicationOfTheirTenant() {
    calendars("ann");
    calendars("eve");
    try (SyncKit kit = kit(OAuthSettings.of((owner, connector) -> ofTenant(owner)))) {
      for (OwnerId owner : List.of(ANN, EVE)) {
        String account = owner.value().split("@", 2)[0];
        String tenant = owner.value().split("@", 2)[1];
        OwnerScope scope = kit.calsync().owner(owner);
        URI link =
            scope.connections().authorize(CONNECTOR, AccessLevel.WRITE).returnTo(CALLBACK).start();
        assertThat(link.getQuery()).contains("client_id=" + tenant + "-app");
        AuthorizationResult result =
            kit.calsync().oauth().complete(owner, server.signIn(link, account));
        assertThat(result.outcome()).isEqualTo(AuthorizationOutcome.CONNECTED);
        EdgeId edge = edge(scope, result.connected().orElseThrow().calendars());
        clock.advance(Duration.ofHours(2));
        assertThat(scope.edges().syncNow(edge).await(Duration.ofMinutes(5)).problems()).isEmpty();
      }
      assertThat(server.refreshes()).isPositive();
    }
  }

  /** A callback of one tenant is of no use to another. */
  @Test
  void nobodyFinishesASignInOfAnotherTenant() {
    calendars("ann");
    try (SyncKit kit = kit(OAuthSettings.of((owner, connector) -> ofTenant(owner)))) {
      URI link =
          kit.calsync()
              .owner(ANN)
              .connections()
              .authorize(CONNECTOR, AccessLevel.WRITE)
              .returnTo(CALLBACK)
              .start();
      Map<String, String> callback = server.signIn(link, "ann");
      assertThat(kit.calsync().oauth().complete(EVE, callback).outcome())
          .isEqualTo(AuthorizationOutcome.STATE_UNKNOWN);
      assertThat(kit.calsync().owner(EVE).connections().list()).isEmpty();
    }
  }

  /** R-L2: nothing is stored here, and whoever holds the grant is asked each time. */
  @Test
  void aGrantThatTheHostHoldsIsUsedAndNeverKept() {
    ScriptedCalendar copy = calendars("service").get(1);
    held = Optional.of("held-1");
    try (SyncKit kit = kit(fromTheHost())) {
      OwnerScope ann = kit.calsync().owner(ANN);
      List<CalendarView> calendars =
          ann.connections().connect(provider.account("service")).calendars();
      EdgeId edge = edge(ann, calendars);
      held = Optional.of("held-2");
      assertThat(ann.edges().syncNow(edge).await(Duration.ofMinutes(5)).problems()).isEmpty();

      assertThat(copy.events()).hasSize(1);
      assertThat(asked).contains("held-1", "held-2");
      assertThat(store.secrets().page(ANN, Optional.empty(), 9)).isEmpty();
      assertThat(server.exchanges() + server.refreshes()).isZero();
    }
  }

  /** FLT-57 of a grant that the host holds: it is told, and goes on once it has another. */
  @Test
  void aGrantThatTheHostLostStopsTheConnectionUntilItConnectsAgain() {
    calendars("service");
    held = Optional.of("held-1");
    try (SyncKit kit = kit(fromTheHost())) {
      OwnerScope ann = kit.calsync().owner(ANN);
      List<CalendarView> calendars =
          ann.connections().connect(provider.account("service")).calendars();
      EdgeId edge = edge(ann, calendars);
      held = Optional.empty();
      ann.edges().syncNow(edge).await(Duration.ofMinutes(5));
      assertThat(ann.connections().list().get(0).state())
          .isEqualTo(ConnectionState.REAUTH_REQUIRED);
      int before = asked.size();
      kit.advance(Duration.ofDays(1));
      assertThat(asked).hasSize(before);

      held = Optional.of("held-3");
      ann.connections().connect(provider.account("service"));
      assertThat(ann.edges().syncNow(edge).await(Duration.ofMinutes(5)).problems()).isEmpty();
    }
  }

  private OAuthSettings fromTheHost() {
    return OAuthSettings.of((owner, connector) -> Optional.empty())
        .tokensFrom(
            CONNECTOR.value(),
            (owner, settings, resource) -> {
              assertThat(owner).isEqualTo(ANN);
              asked.add(held.orElse("none"));
              return held.map(Secret::of)
                  .orElseThrow(
                      () ->
                          ConnectorException.of(
                              FailureClass.NEEDS_REAUTH, "HOST_GRANT_GONE", "The grant is gone"));
            });
  }

  private List<ScriptedCalendar> calendars(String account) {
    ScriptedCalendar work =
        provider.addCalendar(account, account + "-work", ScriptedConnector.everything());
    work.put("e1", event("Event", "2026-12-01T10:00:00"));
    return List.of(
        work, provider.addCalendar(account, account + "-copy", ScriptedConnector.everything()));
  }

  private static EdgeId edge(OwnerScope owner, List<CalendarView> calendars) {
    return owner
        .edges()
        .create(named(calendars, "-work"), named(calendars, "-copy"), Policy.title())
        .id();
  }

  private static CalendarId named(List<CalendarView> calendars, String end) {
    return calendars.stream()
        .filter(calendar -> calendar.ref().providerId().endsWith(end))
        .map(CalendarView::id)
        .findFirst()
        .orElseThrow();
  }
}
