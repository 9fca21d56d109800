package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.api.client.json.GenericJson;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.Availability;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.Visibility;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to Google for a mirror, and what its answers mean. */
class GoogleWriterTest {

  private static final String WRITTEN =
      """
      {"id":"m1","etag":"\\"7\\"","iCalUID":"m1@google.com","summary":"Busy",
      "start":{"dateTime":"2026-12-01T10:00:00+01:00","timeZone":"Europe/Berlin"},
      "end":{"dateTime":"2026-12-01T11:00:00+01:00","timeZone":"Europe/Berlin"}}
      """;
  private static final MirrorRef SEEN =
      new MirrorRef(new RemoteId("m1"), new RemoteVersion("\"6\""));

  /** INV-14, SEM-44. */
  @Test
  void everyWriteIsOneRequestThatMailsNobody() {
    try (OneAnswer google = new OneAnswer(200, WRITTEN)) {
      MirrorWriter writer = writer(google);
      writer.createMirror(google, google.calendar(), busy());
      writer.updateMirror(google, google.calendar(), SEEN, busy());
      writer.deleteMirror(google, google.calendar(), SEEN);

      String events = "/calendar/v3/calendars/work@calsync.example/events";
      assertThat(google.asked())
          .containsExactly(
              "POST " + events + "?sendUpdates=none",
              "PUT " + events + "/m1?sendUpdates=none",
              "DELETE " + events + "/m1?sendUpdates=none");
    }
  }

  /** INV-14: there is no field in which anybody could be named. */
  @Test
  void aMirrorNamesAndRemindsNobody() {
    GenericJson sent = sent(busy());

    assertThat(sent.keySet())
        .doesNotContain("attendees", "organizer", "creator", "conferenceData", "guestsCanModify");
    assertThat(sent).containsEntry("reminders", new GenericJson().set("useDefault", false));
  }

  /** SEM-25: Google reads a wall time by its own rules. */
  @Test
  void aTimeIsSentAsWallTimeInItsZone() {
    assertThat(sent(busy()))
        .containsEntry("start", at("2026-12-01T10:00:00"))
        .containsEntry("end", at("2026-12-01T11:00:00"));
  }

  /** SEM-29. */
  @Test
  void anEndThatTheClocksShowTwiceIsTheOneThatIsMeant() {
    assertThat(sent(form("2026-10-25T01:30", Duration.ofMinutes(60))))
        .containsEntry("end", at("2026-10-25T02:30:00"));
    assertThat(sent(form("2026-10-25T01:30", Duration.ofMinutes(120))))
        .containsEntry("end", at("2026-10-25T02:30:00+01:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "BUSY, opaque, confirmed",
    "FREE, transparent, confirmed",
    "TENTATIVE, opaque, tentative",
    "OUT_OF_OFFICE, opaque, confirmed",
    "WORKING_ELSEWHERE, transparent, confirmed"
  })
  void availabilityIsSentAsFarAsGoogleHasIt(
      Availability availability, String transparency, String status) {
    assertThat(sent(form(details(availability, Visibility.NORMAL, ""), Optional.empty())))
        .containsEntry("transparency", transparency)
        .containsEntry("status", status);
  }

  @ParameterizedTest
  @CsvSource({"NORMAL, default", "PRIVATE, private", "CONFIDENTIAL, private"})
  void visibilityIsSentAsFarAsGoogleHasIt(Visibility visibility, String said) {
    assertThat(sent(form(details(Availability.BUSY, visibility, ""), Optional.empty())))
        .containsEntry("visibility", said);
  }

  /** HOS-27. */
  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "//x", "https:", "no", " "})
  void aLinkThatIsNoWebAddressIsNotSent(String link) {
    assertThat(sent(form(details(Availability.BUSY, Visibility.NORMAL, link), Optional.empty())))
        .doesNotContainKey("source");
  }

  @Test
  void removedSlotsAreSentWithTheRule() {
    Recurrence repeats =
        new Recurrence(
            List.of(RecurrenceRule.every(Frequency.WEEKLY)),
            List.of(),
            List.of(new Slot.AtTime(LocalDateTime.parse("2026-12-08T10:00"))));

    assertThat(sent(form(details(Availability.BUSY, Visibility.NORMAL, ""), Optional.of(repeats))))
        .containsEntry(
            "recurrence",
            List.of("RRULE:FREQ=WEEKLY;WKST=MO", "EXDATE;TZID=Europe/Berlin:20261208T100000"));
  }

  @Test
  void aTimeInNoZoneIsRefusedAndNothingIsSent() {
    MirrorForm floating =
        form(
            new EventTime.Floating(
                LocalDateTime.parse("2026-12-01T10:00"), Length.of(Duration.ofHours(1))),
            details(Availability.BUSY, Visibility.NORMAL, ""),
            Optional.empty());
    try (OneAnswer google = new OneAnswer(200, WRITTEN)) {
      assertThat(writer(google).createMirror(google, google.calendar(), floating))
          .isEqualTo(new WriteOutcome.Refused("NO_ZONE"));
      assertThat(google.asked()).isEmpty();
    }
  }

  /** FLT-2: it may have been done before something broke. */
  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void whatGoogleFailedAtIsLookedUp(int status) {
    try (OneAnswer google = new OneAnswer(status, "")) {
      assertThat(writer(google).createMirror(google, google.calendar(), busy()))
          .isInstanceOf(WriteOutcome.Unconfirmed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"id\":", "{}"})
  void anAnswerThatIsNoneIsLookedUp(String body) {
    try (OneAnswer google = new OneAnswer(200, body)) {
      assertThat(writer(google).updateMirror(google, google.calendar(), SEEN, busy()))
          .isInstanceOf(WriteOutcome.Unconfirmed.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, badRequest, BAD_REQUEST",
    "413, uploadTooLarge, TOO_LARGE",
    "403, forbiddenForNonOrganizer, NOT_THE_ORGANIZER",
    "403, eventTypeRestriction, EVENT_TYPE_RESTRICTED"
  })
  void whatConcernsOneEventAloneIsRefused(int status, String reason, String code) {
    try (OneAnswer google = new OneAnswer(status, error(reason, status)).butTo("GET", 404)) {
      assertThat(writer(google).updateMirror(google, google.calendar(), SEEN, busy()))
          .isEqualTo(new WriteOutcome.Refused(code));
    }
  }

  /** Its sequence is not behind: it would be refused once more. */
  @Test
  void whatIsRefusedForAnotherReasonThanItsSequenceIsNotSentAgain() {
    try (OneAnswer google = new OneAnswer(200, WRITTEN).butTo("PUT", 400)) {
      assertThat(writer(google).updateMirror(google, google.calendar(), SEEN, busy()))
          .isInstanceOf(WriteOutcome.Refused.class);
      assertThat(google.asked())
          .extracting(it -> it.substring(0, 4))
          .containsExactly("PUT ", "GET ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, insufficientPermissions, FORBIDDEN",
    "403, userRateLimitExceeded, THROTTLED",
    "429, rateLimitExceeded, THROTTLED",
    "401, authError, NEEDS_REAUTH"
  })
  void whatConcernsTheAccountIsAnException(int status, String reason, FailureClass failure) {
    try (OneAnswer google = new OneAnswer(status, error(reason, status))) {
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> writer(google).updateMirror(google, google.calendar(), SEEN, busy()))
          .matches(thrown -> thrown.failureClass() == failure);
    }
  }

  /** A calendar that is not there any more answers like an event that is not. */
  @Test
  void anEventOfACalendarThatIsGoneIsNotDeleted() {
    try (OneAnswer google = new OneAnswer(404, error("notFound", 404))) {
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> writer(google).deleteMirror(google, google.calendar(), SEEN))
          .matches(thrown -> thrown.failureClass() == FailureClass.CALENDAR_GONE);
    }
  }

  @Test
  void everyChangeDependsOnWhatWasSeen() {
    try (OneAnswer google = new OneAnswer(200, WRITTEN)) {
      writer(google).updateMirror(google, google.calendar(), SEEN, busy());
      writer(google).deleteMirror(google, google.calendar(), SEEN);
      assertThat(google.conditions()).containsExactly("\"6\"", "\"6\"");
    }
  }

  /** FLT-5: somebody else may bring it back at the same time. */
  @Test
  void whatComesBackDependsOnHowItWasGone() {
    String gone = "{\"id\":\"m1\",\"etag\":\"\\\"9\\\"\",\"status\":\"cancelled\",\"sequence\":4}";
    try (OneAnswer google = new OneAnswer(200, gone).butTo("POST", 409)) {
      writer(google).createMirror(google, google.calendar(), busy());
      assertThat(google.asked()).extracting(it -> it.substring(0, 4)).last().isEqualTo("PUT ");
      assertThat(google.conditions()).containsExactly("", "", "\"9\"");
    }
  }

  @Test
  void whereNobodyListensNothingWasSent() {
    OneAnswer google = new OneAnswer(200, WRITTEN);
    google.close();

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> writer(google).createMirror(google, google.calendar(), busy()))
        .matches(thrown -> thrown.failureClass() == FailureClass.TRANSIENT);
  }

  private static MirrorWriter writer(OneAnswer google) {
    return google.connector().writer().orElseThrow();
  }

  private static String error(String reason, int status) {
    return "{\"error\":{\"errors\":[{\"reason\":\"%s\"}],\"code\":%d}}".formatted(reason, status);
  }

  private static GenericJson sent(MirrorForm form) {
    return new MirrorBody(ZoneRulesSource.jdk()).of(form).orElseThrow();
  }

  private static GenericJson at(String wall) {
    return new GenericJson().set("dateTime", wall).set("timeZone", "Europe/Berlin");
  }

  private static MirrorForm busy() {
    return form(details(Availability.BUSY, Visibility.NORMAL, ""), Optional.empty());
  }

  private static MirrorForm form(ShownDetails details, Optional<Recurrence> repeats) {
    return form(berlin("2026-12-01T10:00", Duration.ofHours(1)), details, repeats);
  }

  private static MirrorForm form(String start, Duration length) {
    return form(
        berlin(start, length), details(Availability.BUSY, Visibility.NORMAL, ""), Optional.empty());
  }

  private static MirrorForm form(
      EventTime time, ShownDetails details, Optional<Recurrence> repeats) {
    return new MirrorForm(
        "m1", "uid", "1.M.0.m1", 0, new MirrorShape(time, details, repeats, List.of()));
  }

  private static ShownDetails details(
      Availability availability, Visibility visibility, String link) {
    return new ShownDetails(
        new EventText("Busy", "", "", link, List.of()), availability, visibility);
  }

  private static EventTime berlin(String start, Duration length) {
    return new EventTime.Zoned(
        LocalDateTime.parse(start), new TimeZoneId("Europe/Berlin"), Length.of(length));
  }
}
