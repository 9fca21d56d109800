package dev.calsync.tck.engine;

import static dev.calsync.AuthorizationOutcome.CONNECTED;
import static dev.calsync.AuthorizationOutcome.DENIED;
import static dev.calsync.AuthorizationOutcome.OTHER_ACCOUNT;
import static dev.calsync.AuthorizationOutcome.RECONNECTED;
import static dev.calsync.AuthorizationOutcome.REFUSED;
import static dev.calsync.AuthorizationOutcome.SCOPES_MISSING;
import static dev.calsync.AuthorizationOutcome.STATE_EXPIRED;
import static dev.calsync.AuthorizationOutcome.STATE_UNKNOWN;
import static dev.calsync.tck.engine.SignInWorld.ANN;
import static dev.calsync.tck.engine.SignInWorld.BOB;
import static dev.calsync.tck.engine.SignInWorld.CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.AuthorizationOutcome;
import dev.calsync.AuthorizationResult;
import dev.calsync.ConnectResult;
import dev.calsync.ConnectionView;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.store.AuditEntry;
import dev.calsync.test.Canary;
import dev.calsync.test.TokenFault;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R-A2, FLT-58, FLT-59, HOS-34. */
class SignInTest {

  private final SignInWorld world = new SignInWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whoeverSignsInIsConnectedWithTheCalendarsOfThatAccount() {
    AuthorizationResult result = world.signIn("work");

    assertThat(result.outcome()).isEqualTo(CONNECTED);
    assertThat(result.connected().orElseThrow().calendar().displayName()).isEqualTo("work");
    assertThat(world.ann().connections().list())
        .extracting(ConnectionView::account)
        .containsExactly("work");
    assertThat(world.server.exchanges()).isOne();
  }

  @Test
  void theLinkSaysWhatTheStandardAndTheProviderWant() {
    String link = world.asking().proposing("ann@work.example").start().toString();

    assertThat(link)
        .startsWith("http://127.0.0.1:" + world.server.port() + "/authorize?")
        .contains(
            "response_type=code",
            "client_id=calsync",
            "redirect_uri=https%3A%2F%2Fhost.example%2Fcallback",
            "scope=read+write",
            "code_challenge_method=S256",
            "access_type=offline",
            "login_hint=ann%40work.example")
        .doesNotContain("app-secret");
  }

  @Test
  void noTwoLinksShareAStateOrAChallenge() {
    String first = world.asking().start().getQuery();
    String second = world.asking().start().getQuery();

    assertThat(parameter(first, "state")).hasSize(43).isNotEqualTo(parameter(second, "state"));
    assertThat(parameter(first, "code_challenge"))
        .hasSize(43)
        .isNotEqualTo(parameter(second, "code_challenge"));
  }

  @Test
  void signingInAgainIsTheSameConnection() {
    ConnectionId first = world.connected("work");
    AuthorizationResult again = world.signIn("work");

    assertThat(again.outcome()).isEqualTo(RECONNECTED);
    assertThat(again.connected().orElseThrow().id()).isEqualTo(first);
  }

  @Test
  void anotherAccountThanTheOneToRenewChangesNothing() {
    ConnectionId work = world.connected("work");
    URI link = world.asking().renewing(work).start();

    AuthorizationResult other = world.complete(world.server.signIn(link, "home"));

    assertThat(other.outcome()).isEqualTo(OTHER_ACCOUNT);
    assertThat(other.connected()).isEmpty();
    assertThat(world.ann().connections().list()).hasSize(1);
    assertThat(secrets()).isOne();
  }

  @Test
  void theSameAccountRenewsItsConnection() {
    ConnectionId work = world.connected("work");

    AuthorizationResult renewed =
        world.complete(world.server.signIn(world.asking().renewing(work).start(), "work"));

    assertThat(renewed.outcome()).isEqualTo(RECONNECTED);
  }

  /** INV-23. */
  @Test
  void nobodyRenewsAConnectionOfAnotherOwner() {
    ConnectionId work = world.connected("work");

    assertThatThrownBy(
            () ->
                world
                    .calsync()
                    .owner(BOB)
                    .connections()
                    .authorize(SignInWorld.CONNECTOR, dev.calsync.AccessLevel.READ)
                    .returnTo(CALLBACK)
                    .renewing(work)
                    .start())
        .isInstanceOfSatisfying(
            CalsyncException.class, no -> assertThat(no.code()).isEqualTo("NOT_FOUND"));
  }

  @Test
  void lessThanWasAskedForIsTold() {
    URI link = world.asking().start();

    AuthorizationResult result = world.complete(world.server.signIn(link, "work", List.of("read")));

    assertThat(result.outcome()).isEqualTo(SCOPES_MISSING);
    assertThat(result.missingScopes()).containsExactly("write");
    assertNothingIsKept();
  }

  @Test
  void anAccountThatTheProviderHasNothingOfIsRefused() {
    AuthorizationResult result = world.signIn("nobody");

    assertThat(result.outcome()).isEqualTo(REFUSED);
    assertThat(result.code()).isEqualTo("NO_SUCH_ACCOUNT");
    assertNothingIsKept();
  }

  @Test
  void anAnswerAfterAQuarterOfAnHourIsTooLate() {
    Map<String, String> callback = world.server.signIn(world.asking().start(), "work");
    world.clock.advance(Duration.ofMinutes(15).plusSeconds(1));

    assertThat(world.complete(callback).outcome()).isEqualTo(STATE_EXPIRED);
    assertThat(world.server.exchanges()).isZero();
    assertNothingIsKept();
  }

  /** HOS-34: what comes to a callback address may come from anybody. */
  private record Hostile(String what, AuthorizationOutcome outcome, String code, Twist twist) {
    @Override
    public String toString() {
      return what;
    }
  }

  private interface Twist {
    void on(Map<String, String> callback);
  }

  static Stream<Hostile> hos34() {
    return Stream.of(
        new Hostile("no state", STATE_UNKNOWN, "STATE_UNKNOWN", it -> it.remove("state")),
        new Hostile("an empty state", STATE_UNKNOWN, "STATE_UNKNOWN", it -> it.put("state", "")),
        new Hostile(
            "a state of our making", STATE_UNKNOWN, "STATE_UNKNOWN", it -> it.put("state", "x")),
        new Hostile(
            "a state of 1 MB",
            STATE_UNKNOWN,
            "STATE_UNKNOWN",
            it -> it.put("state", "s".repeat(1 << 20))),
        new Hostile(
            "another issuer",
            STATE_UNKNOWN,
            "WRONG_ISSUER",
            it -> it.put("iss", "https://evil.example")),
        new Hostile("no code", DENIED, "NO_CODE", it -> it.remove("code")),
        new Hostile(
            "a code of another provider", DENIED, "CODE_REFUSED", it -> it.put("code", "x")),
        new Hostile(
            "a code with line breaks",
            DENIED,
            "CODE_REFUSED",
            it -> it.put("code", "x\r\nHost: evil.example&grant_type=password")),
        new Hostile(
            "an error beside a code",
            DENIED,
            "ACCESS_DENIED",
            it -> it.put("error", "access_denied")),
        new Hostile(
            "an error that is a page",
            DENIED,
            "OTHER_ERROR",
            it -> it.put("error", "<script>alert(1)</script>")),
        new Hostile(
            "a description that is a page",
            DENIED,
            "ACCESS_DENIED",
            it -> {
              it.put("error", "access_denied");
              it.put("error_description", "<script>canary</script>");
            }));
  }

  @ParameterizedTest
  @MethodSource
  void hos34(Hostile input) {
    Map<String, String> callback =
        new HashMap<>(world.server.signIn(world.asking().start(), "work"));
    input.twist().on(callback);

    AuthorizationResult result = world.complete(callback);

    assertThat(result.outcome()).isEqualTo(input.outcome());
    assertThat(result.code()).isEqualTo(input.code());
    assertThat(result.toString()).doesNotContain("canary", "script");
    assertNothingIsKept();
  }

  @Test
  void anAnswerCountsOnce() {
    Map<String, String> callback = world.server.signIn(world.asking().start(), "work");

    assertThat(world.complete(callback).outcome()).isEqualTo(CONNECTED);
    assertThat(world.complete(callback).outcome()).isEqualTo(STATE_UNKNOWN);
    assertThat(world.server.exchanges()).isOne();
  }

  @Test
  void theAnswerOfSomebodyElseCountsForNobody() {
    Map<String, String> callback = world.server.signIn(world.asking().start(), "work");

    assertThat(world.calsync().oauth().complete(BOB, callback).outcome()).isEqualTo(STATE_UNKNOWN);
    assertThat(world.complete(callback).outcome()).isEqualTo(STATE_UNKNOWN);
    assertThat(world.server.exchanges()).isZero();
    assertNothingIsKept();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://host.example/callback",
        "https://host.example/callback#fragment",
        "/callback",
        "javascript:alert(1)"
      })
  void anOwnerComesBackToASafeAddressOnly(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.asking().returnTo(URI.create(address)));
  }

  @Test
  void aRefusedApplicationIsTheOperatorsTrouble() {
    Map<String, String> callback = world.server.signIn(world.asking().start(), "work");
    world.server.next(TokenFault.INVALID_CLIENT);

    assertThatThrownBy(() -> world.complete(callback))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            no -> {
              assertThat(no.failureClass()).isEqualTo(FailureClass.FORBIDDEN);
              assertThat(no.code()).isEqualTo("CLIENT_REFUSED");
            });
    assertNothingIsKept();
  }

  @Test
  void eachStepIsInTheAuditLog() {
    world.signIn("work");
    world.complete(Map.of("state", "forged"));
    world.complete(world.server.refuse(world.asking().start(), "access_denied", "<b>canary</b>"));

    assertThat(world.data().audit().after(ANN, 0, 10))
        .extracting(AuditEntry::line)
        .extracting(line -> line.action() + " " + line.subject() + " " + line.outcome())
        .containsExactly(
            "AUTHORIZE connector:scripted BEGUN",
            "AUTHORIZE connector:scripted CONNECTED",
            "AUTHORIZE state:unknown STATE_UNKNOWN",
            "AUTHORIZE connector:scripted BEGUN",
            "AUTHORIZE connector:scripted DENIED");
  }

  /** R-L2. */
  @Test
  void aRefreshTokenThatWasGotElsewhereIsAdopted() {
    Map<String, String> elsewhere = world.server.signIn(world.asking().start(), "work");
    world.complete(elsewhere);

    ConnectResult adopted =
        world
            .calsync()
            .owner(BOB)
            .connections()
            .adopt(request(), Secret.of("refresh-2-" + Canary.WORD));

    assertThat(adopted.<Boolean>match(connected -> true, refused -> false)).isTrue();
    assertThat(world.calsync().owner(BOB).connections().list()).hasSize(1);
  }

  @Test
  void aRefreshTokenThatIsNoneIsRefused() {
    ConnectResult refused = world.ann().connections().adopt(request(), Secret.of("canary"));

    assertThat(refused)
        .isInstanceOfSatisfying(
            ConnectResult.Refused.class,
            no -> {
              assertThat(no.field()).isEqualTo("refresh_token");
              assertThat(no.code()).isEqualTo("GRANT_REFUSED");
              assertThat(no.reason()).doesNotContain("canary");
            });
    assertNothingIsKept();
  }

  private static ConnectionRequest request() {
    return new ConnectionRequest(SignInWorld.CONNECTOR, new Settings(Map.of()));
  }

  private void assertNothingIsKept() {
    assertThat(world.ann().connections().list()).isEmpty();
    assertThat(secrets()).isZero();
  }

  private int secrets() {
    return world.data().secrets().page(ANN, java.util.Optional.empty(), 10).size();
  }

  private static String parameter(String query, String name) {
    return Stream.of(query.split("&"))
        .filter(it -> it.startsWith(name + "="))
        .map(it -> it.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }
}
