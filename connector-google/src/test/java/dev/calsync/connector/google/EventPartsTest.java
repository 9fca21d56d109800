package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventTime;
import dev.calsync.event.EventType;
import dev.calsync.event.Length;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.Visibility;
import dev.calsync.event.ZoneRulesSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as Google lists them. */
class EventPartsTest {

  private static final String TEN =
      """
      "start":{"dateTime":"2026-12-01T10:00:00+01:00","timeZone":"Europe/Berlin"},\
      "end":{"dateTime":"2026-12-01T11:30:00+01:00","timeZone":"Europe/Berlin"}""";

  private final EventParts parts = new EventParts(ZoneRulesSource.jdk());

  @Test
  void aSingleEventIsReadWithItsNames() {
    SourcePart.Whole event =
        (SourcePart.Whole)
            read(
                """
                {"id":"e1","iCalUID":"u1@google.com","etag":"\\"3\\"","status":"confirmed",
                "updated":"2026-11-20T09:00:00.123Z","summary":"Dentist",
                "extendedProperties":{"private":{"calsync":"1.M.0.x","other":"y"}}, %s}
                """
                    .formatted(TEN));

    assertThat(event.object().id()).hasToString("e1");
    assertThat(event.object().uid()).isEqualTo("u1@google.com");
    assertThat(event.object().version().value()).isEqualTo("\"3\"");
    assertThat(event.object().mark()).contains("1.M.0.x");
    assertThat(event.object().changedAt()).contains(Instant.parse("2026-11-20T09:00:00.123Z"));
    assertThat(event.body().time()).isEqualTo(berlin("2026-12-01T10:00", Duration.ofMinutes(90)));
    assertThat(event.body().details().text().title()).isEqualTo("Dentist");
  }

  /** SEM-29: its other occurrences go by its zone. */
  @Test
  void aSeriesThatBeginsInTheSecondOfTwoHoursStaysInItsZone() {
    SourcePart.Master series =
        (SourcePart.Master)
            read(
                """
                {"id":"e1","recurrence":["RRULE:FREQ=WEEKLY"],
                "start":{"dateTime":"2026-10-25T02:30:00+01:00","timeZone":"Europe/Berlin"},
                "end":{"dateTime":"2026-10-25T03:30:00+01:00","timeZone":"Europe/Berlin"}}
                """);

    assertThat(series.body().time()).isEqualTo(berlin("2026-10-25T02:30", Duration.ofHours(1)));
  }

  @Test
  void aSequenceBeyondAllMeasureIsTheLargestThereIs() {
    SourcePart.Whole event =
        (SourcePart.Whole)
            read(
                "{\"id\":\"e1\",\"etag\":\"\\\"3\\\"\",\"sequence\":99999999999,%s}"
                    .formatted(TEN));

    assertThat(GoogleVersion.sequence(event.object().version())).isEqualTo(Integer.MAX_VALUE);
    assertThat(GoogleVersion.etag(event.object().version())).isEqualTo("\"3\"");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
      default,         opaque,      confirmed, BUSY,              default
      default,         transparent, confirmed, FREE,              default
      default,         opaque,      tentative, TENTATIVE,         default
      focusTime,       opaque,      confirmed, BUSY,              focus_time
      outOfOffice,     opaque,      confirmed, OUT_OF_OFFICE,     out_of_office
      workingLocation, transparent, confirmed, WORKING_ELSEWHERE, working_location
      workingLocation, opaque,      confirmed, BUSY,              working_location
      birthday,        transparent, confirmed, FREE,              birthday
      fromGmail,       opaque,      confirmed, BUSY,              from_gmail
      newest,          opaque,      confirmed, BUSY,              newest
      """)
  void everyTypeOfEventIsRead(
      String type, String transparency, String status, Availability availability, String name) {
    EventDetails details =
        details(
            """
            "eventType":"%s","transparency":"%s","status":"%s"
            """
                .formatted(type, transparency, status));

    assertThat(details.availability()).isEqualTo(availability);
    assertThat(details.type()).isEqualTo(new EventType(name));
  }

  @ParameterizedTest
  @CsvSource({
    "private, PRIVATE",
    "confidential, CONFIDENTIAL",
    "public, NORMAL",
    "default, NORMAL",
    "odd, NORMAL"
  })
  void visibilityIsRead(String said, Visibility visibility) {
    assertThat(details("\"visibility\":\"" + said + "\"").visibility()).isEqualTo(visibility);
  }

  @Test
  void aLinkIsWherePeopleMeetElseWhereTheEventComesFrom() {
    String source = "\"source\":{\"url\":\"https://source.example\"}";
    String video =
        "\"conferenceData\":{\"entryPoints\":[{\"entryPointType\":\"phone\",\"uri\":\"tel:1\"},"
            + "{\"entryPointType\":\"video\",\"uri\":\"https://video.example\"}]}";
    String hangout = "\"hangoutLink\":\"https://meet.example\"";

    assertThat(details(source).text().link()).isEqualTo("https://source.example");
    assertThat(details(source + "," + video).text().link()).isEqualTo("https://video.example");
    assertThat(details(source + "," + video + "," + hangout).text().link())
        .isEqualTo("https://meet.example");
  }

  /** Google names an organizer of every event; only a meeting has one. */
  @Test
  void anEventWithoutGuestsHasNoOrganizer() {
    String organizer = "\"organizer\":{\"email\":\"boss@x.example\",\"displayName\":\"Boss\"}";
    String guests =
        """
        "attendees":[{"email":"me@x.example","self":true,"responseStatus":"declined"},
        {"email":"you@x.example","responseStatus":"accepted"}]""";

    assertThat(details(organizer).organizer()).isEqualTo(Person.NOBODY);
    EventDetails meeting = details(organizer + "," + guests);
    assertThat(meeting.organizer()).isEqualTo(new Person("boss@x.example", "Boss"));
    assertThat(meeting.attendees()).hasSize(2);
    assertThat(meeting.ownResponse()).contains(Participation.DECLINED);
  }

  @Test
  void aTimeThatIsShownOnOtherClocksIsOnTheEventsOwn() {
    assertThat(
            time(
                """
                "start":{"dateTime":"2026-12-01T04:00:00-05:00","timeZone":"Europe/Berlin"},
                "end":{"dateTime":"2026-12-01T05:30:00-05:00","timeZone":"Europe/Berlin"}
                """,
                "America/New_York"))
        .isEqualTo(berlin("2026-12-01T10:00", Duration.ofMinutes(90)));
  }

  /** Google's rules of a zone may be newer than ours (SEM-25). */
  @Test
  void aTimeThatIsShownOnItsOwnClocksIsTakenAsItIsShown() {
    assertThat(
            time(
                """
                "start":{"dateTime":"2027-01-04T09:00:00-03:30","timeZone":"America/Vancouver"},
                "end":{"dateTime":"2027-01-04T10:00:00-03:30","timeZone":"America/Vancouver"}
                """,
                "America/Vancouver"))
        .isEqualTo(
            new EventTime.Zoned(
                LocalDateTime.parse("2027-01-04T09:00"),
                new TimeZoneId("America/Vancouver"),
                Length.of(Duration.ofHours(1))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"timeZone\":\"Mars/Olympus\"", ",\"timeZone\":\"\""})
  void aTimeInNoKnownZoneIsAnInstant(String zone) {
    assertThat(
            time(
                """
                "start":{"dateTime":"2026-12-01T10:00:00+01:00"%s},
                "end":{"dateTime":"2026-12-01T09:00:00+01:00"}
                """
                    .formatted(zone),
                ""))
        .isEqualTo(
            new EventTime.Zoned(
                LocalDateTime.parse("2026-12-01T09:00"), TimeZoneId.UTC, Length.ZERO));
  }

  /** SEM-29: it has a zone, but its wall time there is that of an hour before. */
  @Test
  void aTimeThatTheClocksShowTwiceIsTheOneThatIsMeant() {
    String start = "\"start\":{\"dateTime\":\"2026-10-25T02:30:00%s\",";
    String zones =
        "\"timeZone\":\"Europe/Berlin\"},\"end\":{\"dateTime\":\"2026-10-25T05:00:00+01:00\"}";
    assertThat(time(start.formatted("+02:00") + zones, "").startSlot())
        .isEqualTo(slot("2026-10-25T02:30"));
    assertThat(time(start.formatted("+01:00") + zones, ""))
        .isEqualTo(
            new EventTime.Zoned(
                LocalDateTime.parse("2026-10-25T01:30"),
                TimeZoneId.UTC,
                Length.of(Duration.ofMinutes(150))));
  }

  /** Its rule goes by clocks that nobody here knows. */
  @Test
  void aSeriesInAZoneThatNobodyKnowsIsUnreadable() {
    assertThat(
            read(
                """
                {"id":"s1","recurrence":["RRULE:FREQ=DAILY"],
                "start":{"dateTime":"2026-12-01T10:00:00+01:00","timeZone":"Mars/Olympus"},
                "end":{"dateTime":"2026-12-01T11:00:00+01:00","timeZone":"Mars/Olympus"}}
                """))
        .isInstanceOfSatisfying(
            SourcePart.Unreadable.class, it -> assertThat(it.code()).isEqualTo("UNKNOWN_ZONE"));
  }

  @Test
  void wholeDaysAreDates() {
    String days = "\"start\":{\"date\":\"2026-12-24\"},\"end\":{\"date\":\"%s\"}";
    assertThat(time(days.formatted("2026-12-27"), "")).isEqualTo(days("2026-12-24", "2026-12-27"));
    assertThat(time(days.formatted("2026-12-24"), "")).isEqualTo(days("2026-12-24", "2026-12-25"));
  }

  @Test
  void aMasterHasItsRuleAndItsRemovedSlots() {
    SourcePart.Master master =
        (SourcePart.Master)
            read(
                """
                {"id":"s1","recurrence":["RRULE:FREQ=DAILY;COUNT=5",
                "EXDATE;TZID=Europe/Berlin:20261203T100000"], %s}
                """
                    .formatted(TEN));

    assertThat(master.body().recurrence().orElseThrow().removed())
        .containsExactly(slot("2026-12-03T10:00"));
    assertThat(master.body().overrides()).isEmpty();
  }

  @Test
  void anExceptionIsAChangedOccurrenceOfItsSeries() {
    SourcePart.Changed changed =
        (SourcePart.Changed)
            read(
                """
                {"id":"s1_20261203T090000Z","recurringEventId":"s1","iCalUID":"u1",
                "originalStartTime":{"dateTime":"2026-12-03T04:00:00-05:00",
                "timeZone":"Europe/Berlin"}, %s}
                """
                    .formatted(TEN));

    assertThat(changed.series()).hasToString("Optional[s1]");
    assertThat(changed.override().slot()).isEqualTo(slot("2026-12-03T10:00"));
    assertThat(changed.override().time())
        .isEqualTo(berlin("2026-12-01T10:00", Duration.ofMinutes(90)));
  }

  @Test
  void aCancelledExceptionIsARemovedSlotAndNeedsNoMoreThanItsPlace() {
    SourcePart.CancelledSlot cancelled =
        (SourcePart.CancelledSlot)
            read(
                """
                {"id":"s1_20261203","status":"cancelled","recurringEventId":"s1",
                "originalStartTime":{"date":"2026-12-03"}}
                """);

    assertThat(cancelled.slot()).isEqualTo(new Slot.OnDay(LocalDate.parse("2026-12-03")));
    assertThat(cancelled.object().uid()).isEmpty();
  }

  @Test
  void anythingElseThatIsCancelledIsGone() {
    assertThat(read("{\"id\":\"e1\",\"status\":\"cancelled\"}"))
        .isInstanceOf(SourcePart.Gone.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      {"id":"e1"}                                                            | BAD_DATE
      {"id":"e1","start":{},"end":{}}                                        | BAD_DATE
      {"id":"e1","start":{"dateTime":"soon"}}                                | BAD_DATE
      {"id":"e1","start":{"dateTime":17}}                                    | BAD_DATE
      {"id":"e1","start":"2026-12-01"}                                       | BAD_DATE
      {"id":"e1","start":{"date":"2026-02-30"}}                              | BAD_DATE
      {"id":"e1","start":{"date":"2026-12-01"},"recurrence":["RRULE:FREQ=ODD"]}    | BAD_RULE
      {"id":"e1","start":{"date":"2026-12-01"},"recurrence":["EXRULE:FREQ=DAILY"]} | BAD_RULE
      {"start":{"date":"2026-12-01"}}                                        | BAD_ID
      {"id":17,"start":{"date":"2026-12-01"}}                                | BAD_ID
      """)
  void whatCannotBeUnderstoodIsSaidToBe(String event, String code) {
    assertThat(read(event))
        .isInstanceOfSatisfying(
            SourcePart.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.code()).isEqualTo(code);
              assertThat(unreadable.raw()).isNotEmpty();
            });
  }

  private EventDetails details(String members) {
    return body("{\"id\":\"e1\"," + members + "," + TEN + "}", "").details();
  }

  private EventTime time(String members, String shownIn) {
    return body("{\"id\":\"e1\"," + members + "}", shownIn).time();
  }

  private EventBody body(String json, String shownIn) {
    return parts.read(fields(json), shownIn) instanceof SourcePart.Whole whole
        ? whole.body()
        : fail("no single event");
  }

  private SourcePart read(String json) {
    return parts.read(fields(json), "");
  }

  private static Fields fields(String json) {
    try {
      return Fields.of(GsonFactory.getDefaultInstance().fromString(json, GenericJson.class));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private static EventTime berlin(String start, Duration length) {
    return new EventTime.Zoned(
        LocalDateTime.parse(start), new TimeZoneId("Europe/Berlin"), Length.of(length));
  }

  private static EventTime days(String first, String after) {
    return new EventTime.AllDay(LocalDate.parse(first), LocalDate.parse(after));
  }

  private static Slot slot(String start) {
    return new Slot.AtTime(LocalDateTime.parse(start));
  }
}
