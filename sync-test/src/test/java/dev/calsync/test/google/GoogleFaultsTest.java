package dev.calsync.test.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.test.FakeAuthorizationServer;
import dev.calsync.test.google.Client.CutException;
import dev.calsync.test.google.Client.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may ask, how, and what goes wrong when a test says so (provider facts, 1.7 and 1.9). */
class GoogleFaultsTest {

  private static final String EVENTS = "calendars/primary/events";
  private static final String HOLIDAY =
      "{'id':'h0l1da','start':{'date':'2026-12-24'},'end':{'date':'2026-12-25'}}";
  private static final String SCOPE = "https://www.googleapis.com/auth/calendar";

  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @CsvSource({
    "USER_RATE_LIMIT, 403, userRateLimitExceeded",
    "TOO_MANY, 429, rateLimitExceeded",
    "QUOTA_EXCEEDED, 403, quotaExceeded",
    "BACKEND_ERROR, 500, backendError",
    "UNAVAILABLE, 503, backendError",
    "UNAUTHORIZED, 401, authError",
    "SPURIOUS_CONFLICT, 412, conditionNotMet",
    "NOT_FOUND, 404, notFound"
  })
  void aRefusalSaysWhyAndDoesNothing(GoogleFault fault, int status, String reason) {
    client.google.next(fault);
    Reply refused = client.post(EVENTS, HOLIDAY);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.json().at("/error/code").asInt()).isEqualTo(status);
    assertThat(refused.http().headers().firstValue("retry-after")).isEmpty();
    assertThat(client.calendar.events()).isEmpty();
    assertThat(client.post(EVENTS, HOLIDAY).status()).isEqualTo(200);
  }

  /** What is asked for by its id is asked without one. */
  @Test
  void onlyListingsHaveSyncTokensThatExpire() {
    client.google.next(GoogleFault.SYNC_TOKEN_EXPIRED);
    assertThat(client.get(EVENTS).reason()).isEqualTo("fullSyncRequired");
    client.google.next(GoogleFault.SYNC_TOKEN_EXPIRED);
    assertThat(client.post(EVENTS, HOLIDAY).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(
      value = GoogleFault.class,
      names = {"REPLY_LOST", "TRUNCATED"})
  void aLostReplyIsOfSomethingThatWasDone(GoogleFault fault) {
    client.google.next(fault);
    assertThatThrownBy(() -> client.post(EVENTS, HOLIDAY)).isInstanceOf(CutException.class);
    assertThat(client.calendar.events()).hasSize(1);
    assertThat(client.post(EVENTS, HOLIDAY).reason()).isEqualTo("duplicate");
  }

  @Test
  void aConnectionMayBeCutBeforeAnythingIsDone() {
    client.google.next(GoogleFault.CUT);
    assertThatThrownBy(() -> client.put(EVENTS + "/h0l1da", HOLIDAY))
        .isInstanceOf(CutException.class);
    assertThat(client.calendar.events()).isEmpty();
  }

  @Test
  void anErrorMayBeOfSomethingThatWasDone() {
    client.google.next(GoogleFault.DONE_THEN_ERROR);
    assertThat(client.post(EVENTS, HOLIDAY).status()).isEqualTo(500);
    assertThat(client.calendar.events()).hasSize(1);
  }

  @Test
  void aPageForPeopleComesWithStatus200() {
    client.google.next(GoogleFault.HTML);
    Reply page = client.get(EVENTS);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.http().body()).startsWith("<html>");
  }

  @Test
  void faultsMayWaitForARequestOfTheirKind() {
    client.google.next(GoogleFault.BACKEND_ERROR, RequestKind.WRITE);
    assertThat(client.get(EVENTS).status()).isEqualTo(200);
    assertThat(client.post(EVENTS, HOLIDAY).status()).isEqualTo(500);
  }

  @Test
  void aHeldRequestIsDoneWhenItIsLetGo() {
    client.google.next(GoogleFault.HELD);
    CompletableFuture<Reply> held =
        CompletableFuture.supplyAsync(() -> client.post(EVENTS, HOLIDAY));
    while (client.google.held() == 0) {
      Thread.onSpinWait();
    }
    assertThat(client.calendar.events()).isEmpty();
    client.google.release();
    assertThat(held.join().status()).isEqualTo(200);
  }

  @Test
  void aTokenThatIsNotGoodIsRefused() {
    client.token("wrong");
    Reply refused = client.get(EVENTS);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.reason()).isEqualTo("authError");
    assertThat(refused.text("/error/message")).isEqualTo("Invalid Credentials");
  }

  @Test
  void aTokenIsGoodForItsScopesAlone() {
    client.token(client.account.token(List.of(SCOPE + ".events.readonly")));
    assertThat(client.get(EVENTS).status()).isEqualTo(200);
    Reply refused = client.post(EVENTS, HOLIDAY);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.reason()).isEqualTo("insufficientPermissions");
  }

  @Test
  void whatAnApplicationMadeIsAllThatItsOwnScopeIsGoodFor() {
    client.token(client.account.token(List.of(SCOPE + ".app.created")));
    assertThat(client.get(EVENTS).reason()).isEqualTo("insufficientPermissions");
    String made = client.post("calendars", "{'summary':'Busy'}").text("/id");
    assertThat(client.post("calendars/" + Client.encoded(made) + "/events", HOLIDAY).status())
        .isEqualTo(200);
  }

  @Test
  void aRenewalGivesNoOtherRefreshTokenAndEndsWithTheGrant() {
    FakeAuthorizationServer server = client.google.authorization();
    String refresh = server.refreshToken("calsync", Client.EMAIL, List.of(SCOPE));
    Reply renewed = client.renew(refresh);
    assertThat(renewed.json().has("refresh_token")).isFalse();
    client.token(renewed.text("/access_token"));
    assertThat(client.get(EVENTS).status()).isEqualTo(200);
    server.endGrantsOf(Client.EMAIL);
    assertThat(client.get(EVENTS).status()).isEqualTo(401);
    assertThat(client.renew(refresh).text("/error")).isEqualTo("invalid_grant");
  }

  @Test
  void nobodySeesTheCalendarsOfOthers() {
    client.google.account("bob@work.example");
    Reply refused = client.get("calendars/" + Client.encoded("bob@work.example") + "/events");
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.reason()).isEqualTo("notFound");
  }

  @Test
  void bodiesMayBeZippedAndMethodsOverridden() throws IOException {
    client.post(EVENTS, HOLIDAY);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write("{\"summary\":\"x-mas\"}".getBytes(StandardCharsets.UTF_8));
    }
    Reply patched =
        client.send(
            client
                .request(EVENTS + "/h0l1da?prettyPrint=false&alt=json")
                .header("Content-Encoding", "gzip")
                .header("X-HTTP-Method-Override", "PATCH")
                .POST(BodyPublishers.ofByteArray(zipped.toByteArray())));
    assertThat(patched.text("/summary")).isEqualTo("x-mas");
  }

  @Test
  void aBrokenCalendarAnswersNothingRight() {
    client.calendar.breakDown();
    assertThat(client.get(EVENTS).status()).isEqualTo(500);
    assertThat(client.post(EVENTS, HOLIDAY).status()).isEqualTo(500);
  }

  @Test
  void requestsAreCountedByKindAndByMethod() {
    client.post(EVENTS, HOLIDAY);
    client.get(EVENTS);
    client.get(EVENTS + "/h0l1da");
    assertThat(client.google.count(RequestKind.READ)).isEqualTo(2);
    assertThat(client.google.count(RequestKind.WRITE)).isEqualTo(1);
    assertThat(client.google.count("GET", "calendars/{calendarId}/events/{eventId}")).isEqualTo(1);
    client.google.forgetRequests();
    assertThat(client.google.requests()).isEmpty();
  }

  @Test
  void aSpoiledEventIsListedWithoutAStart() {
    String event = client.calendar.addAllDay("holiday", "2026-12-24", 1);
    String other = client.calendar.addAllDay("other", "2026-12-24", 1);
    client.calendar.spoil(event);
    Reply all = client.get(EVENTS + "?timeMin=2026-12-01T00:00:00Z");
    assertThat(all.ids()).containsExactly(other, event);
    assertThat(all.json().at("/items/1/start").size()).isZero();
  }

  @Test
  void aCopyMadeByPeopleKeepsWhatApplicationsKeep() {
    client.post(
        EVENTS, HOLIDAY.replace("{'id'", "{'extendedProperties':{'private':{'a':'b'}},'id'"));
    String copy = client.calendar.duplicate("h0l1da");
    assertThat(client.calendar.find(copy).orElseThrow().properties()).containsEntry("a", "b");
    assertThat(client.calendar.find(copy).orElseThrow().uid()).isEqualTo(copy + "@google.com");
  }
}
