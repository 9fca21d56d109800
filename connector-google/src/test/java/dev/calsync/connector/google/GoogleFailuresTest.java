package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.connector.Cursor;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Google says instead of an answer, by the bodies of its guide "Handle API errors". */
class GoogleFailuresTest {

  private static final String BODY =
      """
      {"error":{"errors":[{"domain":"%s","reason":"%s","message":"Very private title"}],\
      "code":%d,"message":"Very private title"}}""";

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
      400, global,      badRequest,               REJECTED,       BAD_REQUEST
      400, calendar,    timeRangeEmpty,           REJECTED,       BAD_REQUEST
      401, global,      authError,                NEEDS_REAUTH,   TOKEN_REFUSED
      403, usageLimits, userRateLimitExceeded,    THROTTLED,      USER_RATE_LIMIT
      403, usageLimits, rateLimitExceeded,        THROTTLED,      RATE_LIMIT
      403, usageLimits, quotaExceeded,            THROTTLED,      QUOTA_EXCEEDED
      403, usageLimits, dailyLimitExceeded,       THROTTLED,      DAILY_LIMIT
      403, global,      insufficientPermissions,  FORBIDDEN,      SCOPE_MISSING
      403, usageLimits, accessNotConfigured,      FORBIDDEN,      API_DISABLED
      403, calendar,    requiredAccessLevel,      FORBIDDEN,      ACCESS_DENIED
      403, global,      forbidden,                FORBIDDEN,      ACCESS_DENIED
      404, global,      notFound,                 CALENDAR_GONE,  NOT_FOUND
      409, global,      duplicate,                TRANSIENT,      CONFLICT
      410, calendar,    fullSyncRequired,         CURSOR_INVALID, CURSOR_EXPIRED
      410, calendar,    updatedMinTooLongAgo,     CURSOR_INVALID, CURSOR_EXPIRED
      412, global,      conditionNotMet,          TRANSIENT,      CONFLICT
      429, usageLimits, rateLimitExceeded,        THROTTLED,      RATE_LIMIT
      500, global,      backendError,             TRANSIENT,      BACKEND_ERROR
      503, global,      backendError,             TRANSIENT,      UNAVAILABLE
      418, global,      teapot,                   REJECTED,       UNEXPECTED_STATUS
      599, global,      odd,                      TRANSIENT,      BACKEND_ERROR
      """)
  void everyErrorHasItsClass(
      int status, String domain, String reason, FailureClass failure, String code) {
    try (OneAnswer google = new OneAnswer(status, BODY.formatted(domain, reason, status))) {
      assertFails(google, failure, code);
    }
  }

  /** As newer services of Google say it. */
  @Test
  void aReasonAmongDetailsIsOneToo() {
    String details =
        """
        {"error":{"code":403,"status":"PERMISSION_DENIED","details":[{"@type":"x"},
        {"reason":"ACCESS_TOKEN_SCOPE_INSUFFICIENT"}]}}""";
    try (OneAnswer google = new OneAnswer(403, details)) {
      assertFails(google, FailureClass.FORBIDDEN, "SCOPE_MISSING");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Error 403 (Forbidden)</html>", "{\"error\":\"odd\"}", "[]"})
  void aBodyThatSaysNoReasonIsJudgedByItsStatus(String body) {
    try (OneAnswer google = new OneAnswer(403, body)) {
      assertFails(google, FailureClass.FORBIDDEN, "ACCESS_DENIED");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Sign in</html>", "{\"items\":[{\"id\":", "[1]", "null", ""})
  void anAnswerThatIsNoneIsNoListing(String body) {
    try (OneAnswer google = new OneAnswer(200, body)) {
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> list(google))
          .matches(thrown -> thrown.failureClass() == FailureClass.TRANSIENT);
    }
  }

  /** HOS-20. */
  @Test
  void anAnswerThatIsTooDeepIsNoListing() {
    try (OneAnswer google = new OneAnswer(200, "{\"a\":".repeat(100_000))) {
      assertFails(google, FailureClass.TRANSIENT, "NO_ANSWER");
    }
  }

  @Test
  void anAnswerThatGoesOnWhenNoTimeIsLeftIsNone() {
    String events = "{\"items\":[" + "{},".repeat(100_000) + "{}],\"nextSyncToken\":\"1\"}";
    try (OneAnswer google = new OneAnswer(200, events).withTimeFor(3)) {
      assertFails(google, FailureClass.TRANSIENT, "NO_ANSWER");
    }
  }

  /** INV-12: what lists nothing is no list of nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"nextSyncToken\":\"1\"}",
        "{\"items\":null,\"nextSyncToken\":\"1\"}",
        "{\"items\":{\"a\":1},\"nextSyncToken\":\"1\"}"
      })
  void anAnswerWithoutAListIsNoEmptyListing(String body) {
    try (OneAnswer google = new OneAnswer(200, body)) {
      assertFails(google, FailureClass.TRANSIENT, "INCOMPLETE");
    }
  }

  /** Given up is given up: what is left of the answer is not waited for. */
  @Test
  @Timeout(30)
  void anAnswerThatNeverEndsIsGivenUp() throws InterruptedException {
    try (OneAnswer google = OneAnswer.endless(200).withTimeFor(5)) {
      assertFails(google, FailureClass.TRANSIENT, "NO_ANSWER");
      google.awaitCut();
    }
  }

  @Test
  @Timeout(30)
  void anErrorThatNeverEndsIsGivenUp() throws InterruptedException {
    try (OneAnswer google = OneAnswer.endless(500).withTimeFor(5)) {
      assertFails(google, FailureClass.TRANSIENT, "BACKEND_ERROR");
      google.awaitCut();
    }
  }

  /** Facts: errors of single calendars come with status 200. */
  @ParameterizedTest
  @CsvSource({
    "notFound, CALENDAR_GONE",
    "internalError, TRANSIENT",
    "odd, TRANSIENT",
    "rateLimitExceeded, THROTTLED"
  })
  void whatIsWrongWithBusyTimesIsSorted(String reason, FailureClass failure) {
    String body =
        """
        {"calendars":{"work@calsync.example":{"errors":[{"domain":"x","reason":"%s"}],"busy":[]}},
        "items":[],"nextSyncToken":"1","accessRole":"freeBusyReader"}"""
            .formatted(reason);
    try (OneAnswer google = new OneAnswer(200, body)) {
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> list(google))
          .matches(thrown -> thrown.failureClass() == failure);
    }
  }

  @Test
  void busyTimesThatAreNotSaidAreNotNone() {
    String body =
        """
        {"calendars":{"work@calsync.example":{}},
        "items":[],"nextSyncToken":"1","accessRole":"freeBusyReader"}""";
    try (OneAnswer google = new OneAnswer(200, body)) {
      assertFails(google, FailureClass.TRANSIENT, "INCOMPLETE");
    }
  }

  /** What is promised of it is the time alone (facts 1.3). */
  @Test
  void aCancelledOccurrenceIsInTheZoneOfItsSeries() {
    String body =
        """
        {"timeZone":"Europe/Berlin","nextSyncToken":"1","items":[
        {"id":"s1_1","status":"cancelled","recurringEventId":"s1",
        "originalStartTime":{"dateTime":"2026-12-01T16:00:00+01:00"}},
        {"id":"s1","recurrence":["RRULE:FREQ=DAILY"],
        "start":{"dateTime":"2026-11-20T16:00:00+01:00","timeZone":"America/New_York"},
        "end":{"dateTime":"2026-11-20T17:00:00+01:00","timeZone":"America/New_York"}}]}""";
    try (OneAnswer google = new OneAnswer(200, body)) {
      SourcePart cancelled = ((FetchPage.Last) list(google)).parts().get(0);
      assertThat(((SourcePart.CancelledSlot) cancelled).slot())
          .isEqualTo(new Slot.AtTime(LocalDateTime.parse("2026-12-01T10:00")));
    }
  }

  /** INV-12. */
  @Test
  void aListingThatDoesNotSayWhereToGoOnIsNoListing() {
    try (OneAnswer google = new OneAnswer(200, "{\"kind\":\"calendar#events\",\"items\":[]}")) {
      assertFails(google, FailureClass.TRANSIENT, "INCOMPLETE");
    }
  }

  @Test
  void howLongToWaitIsHeededWhereItIsSaid() {
    try (OneAnswer google =
        new OneAnswer(429, BODY.formatted("usageLimits", "rateLimitExceeded", 429))
            .with("Retry-After", "37")) {
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> list(google))
          .matches(thrown -> thrown.retryAfter().equals(Optional.of(Duration.ofSeconds(37))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wed, 21 Oct 2026 07:28:00 GMT", "-1", "99999999999999999999", "soon"})
  void aWaitThatIsNoneIsNotHeeded(String retryAfter) {
    try (OneAnswer google =
        new OneAnswer(429, BODY.formatted("usageLimits", "rateLimitExceeded", 429))
            .with("Retry-After", retryAfter)) {
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> list(google))
          .matches(thrown -> thrown.retryAfter().isEmpty());
    }
  }

  /** Facts 1.2: some answer a token that is none with 400. */
  @ParameterizedTest
  @ValueSource(ints = {400, 410})
  void aDeadTokenIsReadAnew(int status) {
    try (OneAnswer google = new OneAnswer(status, BODY.formatted("global", "invalid", status))) {
      EventReader reader = google.connector().reader();
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(
              () -> reader.changes(google, google.calendar(), new Cursor("dead"), Optional.empty()))
          .matches(thrown -> thrown.failureClass() == FailureClass.CURSOR_INVALID);
    }
  }

  /** A connection is not opened for each request, whatever is answered. */
  @ParameterizedTest
  @ValueSource(ints = {200, 404, 412, 503})
  void connectionsAreUsedAgain(int status) {
    String body = "{\"items\":[],\"nextSyncToken\":\"1\"}";
    try (OneAnswer google = new OneAnswer(status, body)) {
      EventReader reader = google.connector().reader();
      for (int times = 0; times < 5; times++) {
        try {
          reader.changes(google, google.calendar(), new Cursor("1"), Optional.empty());
        } catch (ConnectorException said) {
          assertThat(status).isNotEqualTo(200);
        }
      }
      assertThat(google.asked()).hasSizeGreaterThanOrEqualTo(5);
      assertThat(google.connections()).isEqualTo(1);
    }
  }

  /** A token goes to nobody else (HOS-7). */
  @Test
  void nothingIsAskedElsewhere() {
    try (OneAnswer elsewhere = new OneAnswer(200, "{}");
        OneAnswer google =
            new OneAnswer(302, "").with("Location", elsewhere.root() + "/calendar/v3/")) {
      assertFails(google, FailureClass.REJECTED, "UNEXPECTED_STATUS");
      assertThat(elsewhere.asked()).isEmpty();
    }
  }

  @Test
  void eachRowHasAReasonOfItsOwn() {
    assertThat(GoogleFailures.TABLE)
        .extracting(row -> row.status() + row.reason())
        .doesNotHaveDuplicates();
    Stream<String> codes = GoogleFailures.TABLE.stream().map(GoogleFailures.Row::code);
    assertThat(codes).allMatch(code -> code.matches("[A-Z][A-Z_]*"));
  }

  private static void assertFails(OneAnswer google, FailureClass failure, String code) {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> list(google))
        .satisfies(
            thrown -> {
              assertThat(thrown.failureClass()).isEqualTo(failure);
              assertThat(thrown.code()).isEqualTo(code);
              assertThat(thrown).hasMessageNotContaining("private");
            });
  }

  private static FetchPage list(OneAnswer google) {
    return google
        .connector()
        .reader()
        .fetchWindow(google, google.calendar(), TimeRange.ALWAYS, Optional.empty());
  }
}
