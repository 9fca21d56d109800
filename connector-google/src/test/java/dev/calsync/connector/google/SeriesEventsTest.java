package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.connector.Cost;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.OverrideWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.Availability;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.Visibility;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.test.google.GoogleMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A series is found with all its exceptions, whatever Google calls it and however many there are.
 */
class SeriesEventsTest {

  private static final String DAILY = "2026-12-01T10:00/PT1H[Europe/Berlin]";
  private static final String ELSEWHERE = "team@elsewhere.example";

  private final GoogleRig rig = new GoogleRig();
  private final AccountCall call = (AccountCall) rig.call();

  @AfterEach
  void close() {
    rig.close();
  }

  private OverrideWriter overrides() {
    return rig.connector().writer().flatMap(it -> it.overrides()).orElseThrow();
  }

  private List<SourcePart> exceptions(String series) {
    return overrides().of(call, rig.calendar(), new RemoteId(series));
  }

  private WriteOutcome write(String series, String slot) {
    return overrides()
        .write(
            call,
            rig.calendar(),
            new MirrorWrite.Changed(
                new RemoteId(series), at(slot), Optional.empty(), titled("Ours")));
  }

  /** As one that came in an invitation. */
  private String seriesFromElsewhere() {
    return rig.theirs()
        .put(
            ELSEWHERE,
            """
            {"summary":"Stand-up","recurrence":["RRULE:FREQ=DAILY;COUNT=9"],
            "start":{"dateTime":"2026-12-01T10:00:00","timeZone":"Europe/Berlin"},
            "end":{"dateTime":"2026-12-01T11:00:00","timeZone":"Europe/Berlin"}}""");
  }

  @Test
  void aSeriesWhoseUidIsNotMadeOfItsIdIsFoundByItsOwn() {
    String series = seriesFromElsewhere();
    rig.theirs().cancelOccurrence(series, "2026-12-03T10:00");
    rig.theirs().editOccurrence(series, "2026-12-04T10:00", "{\"summary\":\"Longer\"}");
    call.counted();

    assertThat(exceptions(series)).hasSize(2);
    assertThat(call.counted()).as("by the usual UID, the series, by its own").isEqualTo(reads(3));
    assertThat(write(series, "2026-12-05T10:00")).isInstanceOf(WriteOutcome.Applied.class);
    assertThat(rig.theirs().raw(series).orElseThrow()).contains("Ours");
  }

  @Test
  void aSeriesWhoseUidIsMadeOfItsIdIsFoundWithOneListing() {
    String series = rig.theirs().addSeries("Stand-up", DAILY, "FREQ=DAILY;COUNT=9");
    rig.theirs().cancelOccurrence(series, "2026-12-03T10:00");
    call.counted();

    assertThat(exceptions(series)).hasSize(1);
    assertThat(call.counted()).isEqualTo(reads(1));
  }

  /** An invitation may have brought two of them. */
  @Test
  void exceptionsOfAnotherSeriesOfTheSameUidAreNotItsOwn() {
    String listed = listed(master("s1"), cancelled("s1", "7"), master("s2"), cancelled("s2", "8"));
    try (OneAnswer google = new OneAnswer(200, listed)) {
      assertThat(overrides(google).of(google, google.calendar(), new RemoteId("s1")))
          .extracting(SourcePart::id)
          .containsExactly(new RemoteId("s1_20261203T090000Z"));
    }
  }

  /** FLT-20: what is asked for by its id is shown at once. */
  @Test
  void aSeriesThatListingsDoNotShowYetIsNotListedOnceMore() {
    rig.google().listingsLag(Duration.ofMinutes(1));
    String series = rig.theirs().addSeries("Stand-up", DAILY, "FREQ=DAILY;COUNT=9");
    call.counted();

    assertThat(exceptions(series)).isEmpty();
    assertThat(call.counted()).isEqualTo(reads(2));
  }

  @Test
  void anOccurrenceThatSomebodyChangedMeanwhileIsNotWrittenOver() {
    String series = rig.theirs().addSeries("Stand-up", DAILY, "FREQ=DAILY;COUNT=9");
    rig.theirs().editOccurrence(series, "2026-12-05T10:00", "{\"summary\":\"Theirs\"}");

    assertThat(write(series, "2026-12-05T10:00")).isInstanceOf(WriteOutcome.Conflicted.class);
    assertThat(rig.theirs().raw(series).orElseThrow()).contains("Theirs").doesNotContain("Ours");
  }

  @Test
  void aSeriesThatIsDeletedHasNoExceptionsAndIsNotListedOnceMore() {
    String series = seriesFromElsewhere();
    rig.theirs().cancelOccurrence(series, "2026-12-03T10:00");
    rig.theirs().remove(series);
    call.counted();

    assertThat(exceptions(series)).isEmpty();
    assertThat(call.counted()).isEqualTo(reads(2));
    assertThat(write(series, "2026-12-05T10:00")).isInstanceOf(WriteOutcome.Conflicted.class);
  }

  @Test
  void aSeriesOfACalendarThatIsGoneIsNotTakenForGone() {
    String series = seriesFromElsewhere();
    rig.theirs().delete();

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> exceptions(series))
        .matches(thrown -> thrown.failureClass() == FailureClass.CALENDAR_GONE);
  }

  /** FLT-10. */
  @Test
  void exceptionsOnLaterPagesAreReadToo() {
    String series = rig.theirs().addSeries("Stand-up", DAILY, "FREQ=DAILY;COUNT=9");
    for (int day = 2; day <= 6; day++) {
      rig.theirs().cancelOccurrence(series, "2026-12-0" + day + "T10:00");
    }
    rig.google().begin(GoogleMode.SHORT_PAGES);

    assertThat(exceptions(series)).hasSize(5);
    assertThat(write(series, "2026-12-06T10:00")).isInstanceOf(WriteOutcome.Applied.class);
    assertThat(exceptions(series)).hasSize(5);
  }

  @Test
  void aSeriesThatIsListedWithoutAnEndIsGivenUp() {
    String page = "{\"items\":[],\"nextPageToken\":\"on\"}";
    try (OneAnswer google = new OneAnswer(200, page)) {
      OverrideWriter overrides = overrides(google);
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> overrides.of(google, google.calendar(), new RemoteId("s1")))
          .matches(thrown -> thrown.code().equals("TOO_LARGE"));
      assertThat(google.asked()).hasSize(20).last().asString().contains("pageToken=on");
    }
  }

  /** Somebody may bring it back at the same time. */
  @Test
  void aRemovedOccurrenceIsBroughtBackOnlyAsItWasRead() {
    String listed = listed(master("s1"), cancelled("s1", "7"));
    try (OneAnswer google = new OneAnswer(200, listed)) {
      overrides(google)
          .write(
              google,
              google.calendar(),
              new MirrorWrite.Changed(
                  new RemoteId("s1"), at("2026-12-03T10:00"), Optional.empty(), titled("Ours")));

      assertThat(google.asked()).element(1).asString().contains("PUT", "s1_20261203T090000Z");
      assertThat(google.conditions()).startsWith("", "\"7\"");
    }
  }

  private static String listed(String... events) {
    return "{\"timeZone\":\"Europe/Berlin\",\"items\":[" + String.join(",", events) + "]}";
  }

  private static String master(String id) {
    return """
        {"id":"%s","iCalUID":"s1@google.com","etag":"\\"6\\"","recurrence":["RRULE:FREQ=DAILY"],
        "start":{"dateTime":"2026-12-01T10:00:00+01:00","timeZone":"Europe/Berlin"},
        "end":{"dateTime":"2026-12-01T11:00:00+01:00","timeZone":"Europe/Berlin"}}"""
        .formatted(id);
  }

  private static String cancelled(String series, String version) {
    return """
        {"id":"%1$s_20261203T090000Z","status":"cancelled","etag":"\\"%2$s\\"",
        "recurringEventId":"%1$s","originalStartTime":{"dateTime":"2026-12-03T10:00:00+01:00",
        "timeZone":"Europe/Berlin"}}"""
        .formatted(series, version);
  }

  private static OverrideWriter overrides(OneAnswer google) {
    return google.connector().writer().flatMap(it -> it.overrides()).orElseThrow();
  }

  private static Cost reads(int number) {
    return new Cost(number, 0);
  }

  private static Slot at(String start) {
    return new Slot.AtTime(LocalDateTime.parse(start));
  }

  private static MirrorForm titled(String title) {
    EventTime time =
        new EventTime.Zoned(
            LocalDateTime.parse("2026-12-05T12:00"),
            new TimeZoneId("Europe/Berlin"),
            Length.of(Duration.ofHours(1)));
    ShownDetails details =
        new ShownDetails(EventText.titled(title), Availability.BUSY, Visibility.NORMAL);
    return new MirrorForm(
        "m1", "uid", "1.M.0.m1", 0, new MirrorShape(time, details, Optional.empty(), List.of()));
  }
}
