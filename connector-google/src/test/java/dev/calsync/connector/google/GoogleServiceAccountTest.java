package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorDescriptor.OAuth;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.test.ManualClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-L2: a service account that stands in for people, and what becomes of its tokens. */
class GoogleServiceAccountTest {

  private static final String ACCOUNT = "sync@project.iam.gserviceaccount.com";
  private static final String ALICE = "alice@work.example";
  private static final String BOB = "bob@work.example";

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final DelegationServer server = new DelegationServer();
  private volatile Secret key = server.key(ACCOUNT);
  private final GoogleServiceAccount tokens = GoogleServiceAccount.at(clock, () -> key);

  @AfterEach
  void close() {
    server.close();
  }

  private Secret tokenOf(String subject) {
    return tokenOf(tokens, GoogleAccount.delegated(subject).settings());
  }

  private static Secret tokenOf(GoogleServiceAccount from, Settings settings) {
    return from.accessToken(OwnerId.of("ann"), settings, new Resource("calendar"));
  }

  private ConnectorException refusal() {
    return assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> tokenOf(ALICE))
        .actual();
  }

  @Test
  void aTokenIsAskedForInTheNameOfThePersonAndWithNoMoreThanItNeeds() {
    assertThat(server.subjectOf(tokenOf(ALICE).reveal())).contains(ALICE);

    Map<String, Object> claims = server.claims().get(0);
    assertThat(claims)
        .containsEntry("iss", ACCOUNT)
        .containsEntry("sub", ALICE)
        .containsEntry("aud", server.token().toString())
        .containsEntry("scope", String.join(" ", scopes().writeScopes()));
    Instant now = clock.instant();
    assertThat(seconds(claims, "iat")).isEqualTo(now.getEpochSecond());
    assertThat(seconds(claims, "exp")).isEqualTo(now.plusSeconds(3_600).getEpochSecond());
  }

  @Test
  void whoOnlyReadsAsksForNoMoreThanReading() {
    tokenOf(tokens.readingOnly(), GoogleAccount.delegated(ALICE).settings());

    assertThat(server.claims().get(0))
        .containsEntry("scope", String.join(" ", scopes().readScopes()));
  }

  @Test
  void aTokenIsKeptUntilAMinuteBeforeItsEnd() {
    String first = tokenOf(ALICE).reveal();
    clock.advance(Duration.ofSeconds(3_599 - 61));
    assertThat(tokenOf(ALICE).reveal()).isEqualTo(first);
    clock.advance(Duration.ofSeconds(1));
    assertThat(tokenOf(ALICE).reveal()).isNotEqualTo(first);
  }

  /** HOS-35: no token is kept for longer than it was asked for, whatever the answer says. */
  @Test
  void aTokenThatIsSaidToLiveForEverIsKeptForAnHour() {
    server.answers(
        () ->
            Optional.of(
                new DelegationServer.Answer(
                    200, "{\"access_token\":\"t\",\"expires_in\":99999999999}")));
    tokenOf(ALICE);
    server.answers(Optional::empty);
    clock.advance(Duration.ofMinutes(58));
    assertThat(tokenOf(ALICE).reveal()).isEqualTo("t");

    clock.advance(Duration.ofMinutes(2));
    assertThat(tokenOf(ALICE).reveal()).isNotEqualTo("t");
  }

  @Test
  void aRefusedTokenIsNotGivenAgainAndASecondRefusalSoonAfterMeansNo() {
    Secret first = tokenOf(ALICE);
    assertThat(refused(ALICE, first)).isTrue();
    Secret second = tokenOf(ALICE);
    assertThat(second.reveal()).isNotEqualTo(first.reveal());
    assertThat(refused(ALICE, first)).as("another is there already").isTrue();
    assertThat(tokenOf(ALICE).reveal()).isEqualTo(second.reveal());

    clock.advance(Duration.ofMinutes(9));
    assertThat(refused(ALICE, second)).isFalse();

    Secret third = tokenOf(ALICE);
    clock.advance(Duration.ofMinutes(10));
    assertThat(refused(ALICE, third)).isTrue();
    assertThat(refused(BOB, third)).as("nobody asked for his").isTrue();
  }

  private boolean refused(String subject, Secret token) {
    return tokens.refused(
        OwnerId.of("ann"),
        GoogleAccount.delegated(subject).settings(),
        new Resource("calendar"),
        token);
  }

  @Test
  void nobodyGetsATokenOfAnother() {
    assertThat(server.subjectOf(tokenOf(ALICE).reveal())).contains(ALICE);
    assertThat(server.subjectOf(tokenOf(BOB).reveal())).contains(BOB);
    assertThat(server.subjectOf(tokenOf(ALICE).reveal())).contains(ALICE);
    assertThat(server.claims()).hasSize(2);
  }

  /** The second thread either waits, as it shall, or is heard by the server. */
  @Test
  void whoComesWhileATokenIsAskedForWaitsForIt() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    server.answers(
        () -> {
          heard.countDown();
          await(go);
          return Optional.empty();
        });
    FutureTask<Secret> one = new FutureTask<>(() -> tokenOf(ALICE));
    FutureTask<Secret> other = new FutureTask<>(() -> tokenOf(ALICE));
    new Thread(one).start();
    await(heard);
    Thread second = new Thread(other);
    second.start();
    while (second.getState() != Thread.State.WAITING && server.claims().size() < 2) {
      Thread.onSpinWait();
    }
    go.countDown();

    assertThat(one.get(1, TimeUnit.MINUTES).reveal())
        .isEqualTo(other.get(1, TimeUnit.MINUTES).reveal());
    assertThat(server.claims()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_grant,         NEEDS_REAUTH, GRANT_REFUSED",
    "401, unauthorized_client,   NEEDS_REAUTH, GRANT_REFUSED",
    "401, invalid_client,        FORBIDDEN,    CLIENT_REFUSED",
    "400, invalid_scope,         FORBIDDEN,    CLIENT_REFUSED",
    "429, rate_limit_exceeded,   THROTTLED,    TOKEN_ENDPOINT_BUSY",
    "503, backend_error,         TRANSIENT,    TOKEN_ENDPOINT_AWAY",
    "400, something_of_tomorrow, TRANSIENT,    TOKEN_ENDPOINT_AWAY",
    "307, a_redirect,            TRANSIENT,    TOKEN_ENDPOINT_AWAY",
    "200, and_no_token,          TRANSIENT,    TOKEN_ENDPOINT_AWAY"
  })
  void aRefusalIsSortedByWhatItMeans(int status, String error, FailureClass means, String code) {
    server.refuses(status, error);

    ConnectorException refusal = refusal();

    assertThat(refusal.failureClass()).isEqualTo(means);
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(server.claims()).as("nothing is sent twice, nor anywhere else").hasSize(1);
  }

  @Test
  void anAnswerThatIsNoneIsNoToken() {
    server.answers(() -> Optional.of(new DelegationServer.Answer(200, "<html>[[[")));
    assertThat(refusal().failureClass()).isEqualTo(FailureClass.TRANSIENT);
  }

  @Test
  void whoIsNotReachedIsAskedAgainLater() {
    server.close();
    assertThat(refusal().failureClass()).isEqualTo(FailureClass.TRANSIENT);
  }

  @Test
  void aRefusalIsNotKept() {
    server.refuses(400, "invalid_grant");
    refusal();
    server.answers(Optional::empty);

    assertThat(server.subjectOf(tokenOf(ALICE).reveal())).contains(ALICE);
  }

  @Test
  void anotherKeyIsUsedWithTheNextToken() {
    tokenOf(ALICE);
    key = server.key("next@project.iam.gserviceaccount.com");
    tokenOf(BOB);

    assertThat(server.claims().get(1)).containsEntry("iss", "next@project.iam.gserviceaccount.com");
  }

  @Test
  void whatIsNoKeyIsRefusedAtOnceWhereItIsGivenForGood() {
    for (String text :
        new String[] {"", "{}", "[]", "not-a-key", key.reveal().replace("MII", "x")}) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> GoogleServiceAccount.of(Secret.of(text)))
          .withNoCause();
    }
    assertThat(GoogleServiceAccount.of(key)).isNotNull();
  }

  @Test
  void aKeyThatCannotBeHadNowIsWaitedFor() {
    key = Secret.of("not-a-key");
    assertThat(refusal().failureClass()).isEqualTo(FailureClass.TRANSIENT);
    key = server.key(ACCOUNT);
    assertThat(tokenOf(ALICE)).isNotNull();
  }

  @Test
  void aConnectionThatNamesNobodyHasNoGrant() {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> tokenOf(tokens, new Settings(Map.of())))
        .matches(refused -> refused.failureClass() == FailureClass.NEEDS_REAUTH);
    assertThat(server.claims()).isEmpty();
  }

  @Test
  void nothingThatIsSecretIsTold() {
    tokenOf(ALICE);
    assertThat(tokens.toString()).doesNotContain("PRIVATE", "ya29");
    server.answers(
        () -> Optional.of(new DelegationServer.Answer(400, key.reveal().replace("type", "error"))));
    clock.advance(Duration.ofHours(1));
    StringWriter told = new StringWriter();
    refusal().printStackTrace(new PrintWriter(told));
    key = Secret.of(key.reveal().replace("MII", "x"));
    refusal().printStackTrace(new PrintWriter(told));

    assertThat(told.toString()).doesNotContain("PRIVATE", "ya29", "assertion", ALICE);
  }

  private static OAuth scopes() {
    return GoogleDescriptor.descriptor().oauth().orElseThrow();
  }

  private static long seconds(Map<String, Object> claims, String name) {
    return ((Number) claims.get(name)).longValue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
