package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.calsync.event.EventBody;
import dev.calsync.event.Occurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.expansion.RecurrenceExpander;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RANGE=THISANDFUTURE: an override changes its slot and all later ones (SEM-32). */
@Tag("time")
class ChangedFromASlotOnTest {

  private static final String BERLIN = ";TZID=Europe/Berlin:";
  private static final String START = "DTSTART" + BERLIN + "20260907T100000";
  private static final String END = "DTEND" + BERLIN + "20260907T110000";
  private static final String FROM = "RECURRENCE-ID;RANGE=THISANDFUTURE" + BERLIN;
  private static final String LATER =
      Ical.event(
          FROM + "20261005T100000",
          "DTSTART" + BERLIN + "20261005T110000",
          "DTEND" + BERLIN + "20261005T123000",
          "SUMMARY:Later");

  @ParameterizedTest
  @CsvSource({"''", ";COUNT=8", ";UNTIL=20261031T000000Z"})
  void laterSlotsTakePlaceAsTheOverrideSaysAndKeepTheirKeys(String end) {
    List<IcalItem> items =
        items(
            Ical.event(
                START,
                END,
                "SUMMARY:Early",
                "RRULE:FREQ=WEEKLY;BYDAY=MO" + end,
                "EXDATE" + BERLIN + "20261012T100000"),
            LATER,
            Ical.event(
                "RECURRENCE-ID" + BERLIN + "20261019T100000",
                "DTSTART" + BERLIN + "20261019T150000",
                "DTEND" + BERLIN + "20261019T160000"));
    assertThat(items).map(IcalItem::key).containsExactly("u", "u/2026-10-05T10:00:00");
    assertThat(shown(items))
        .as("SEM-32")
        .containsExactly(
            "2026-09-07T08:00:00Z Early",
            "2026-09-14T08:00:00Z Early",
            "2026-09-21T08:00:00Z Early",
            "2026-09-28T08:00:00Z Early",
            "2026-10-05T09:00:00Z Later",
            "2026-10-19T13:00:00Z Later",
            "2026-10-26T10:00:00Z Later");
  }

  @Test
  void aSecondOneTakesOverFromTheFirst() {
    List<IcalItem> items =
        items(
            Ical.event(START, END, "SUMMARY:Early", "RRULE:FREQ=WEEKLY"),
            LATER,
            Ical.event(
                FROM + "20261019T100000", "DTSTART" + BERLIN + "20261019T090000", "SUMMARY:Last"));
    assertThat(shown(items).subList(4, 8))
        .containsExactly(
            "2026-10-05T09:00:00Z Later",
            "2026-10-12T09:00:00Z Later",
            "2026-10-19T07:00:00Z Last",
            "2026-10-26T08:00:00Z Last");
  }

  @Test
  void ofTheFirstSlotItIsTheWholeSeries() {
    List<IcalItem> items =
        items(
            Ical.event(START, END, "SUMMARY:Early", "RRULE:FREQ=WEEKLY;COUNT=2"),
            Ical.event(FROM + "20260907T100000", "DTSTART" + BERLIN + "20260907T120000"));
    assertThat(items).map(IcalItem::key).containsExactly("u");
    assertThat(shown(items))
        .containsExactly("2026-09-07T10:00:00Z Early", "2026-09-14T10:00:00Z Early");
  }

  @Test
  void aCancelledOneEndsTheSeries() {
    List<IcalItem> items =
        items(
            Ical.event(START, END, "SUMMARY:Early", "RRULE:FREQ=WEEKLY"),
            Ical.event(FROM + "20260921T100000", "STATUS:CANCELLED"));
    assertThat(shown(items))
        .containsExactly("2026-09-07T08:00:00Z Early", "2026-09-14T08:00:00Z Early");
  }

  @Test
  void datesOfAListAndWholeDaysFollowToo() {
    List<IcalItem> items =
        items(
            Ical.event(
                "DTSTART;VALUE=DATE:20260907",
                "SUMMARY:Early",
                "RDATE;VALUE=DATE:20260910,20260914"),
            Ical.event(
                "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260910",
                "DTSTART;VALUE=DATE:20260910",
                "DTEND;VALUE=DATE:20260912",
                "SUMMARY:Later"));
    assertThat(shown(items))
        .containsExactly(
            "2026-09-07T00:00:00Z Early",
            "2026-09-10T00:00:00Z Later",
            "2026-09-14T00:00:00Z Later");
  }

  /** Another day, another zone, a rule with times of its own, a day that is no slot. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=WEEKLY | 20261005T100000 | ;TZID=Europe/Berlin:20261006T100000",
        "FREQ=WEEKLY | 20261005T100000 | ;TZID=Europe/Paris:20261005T110000",
        "FREQ=WEEKLY | 20261005T100000 | ;VALUE=DATE:20261005",
        "FREQ=WEEKLY;BYHOUR=10 | 20261005T100000 | ;TZID=Europe/Berlin:20261005T110000",
        "FREQ=HOURLY;INTERVAL=168 | 20261005T100000 | ;TZID=Europe/Berlin:20261005T110000",
        "FREQ=WEEKLY | 20261006T100000 | ;TZID=Europe/Berlin:20261006T110000"
      })
  void refusesWhatItCannotSayOfLaterSlots(String rule, String from, String start) {
    assertThat(
            Ical.code(
                Ical.event(START, END, "RRULE:" + rule),
                Ical.event(FROM + from, "DTSTART" + start)))
        .isEqualTo("UNSUPPORTED_RANGE");
  }

  @Test
  void refusesACutThatIsBeyondTheEndOrOfSeveralRules() {
    String second = "FREQ=MONTHLY\r\nRRULE:FREQ=WEEKLY";
    for (String rule : List.of("FREQ=WEEKLY;COUNT=3", "FREQ=WEEKLY;UNTIL=20260930", second)) {
      assertThat(Ical.item(Ical.event(START, END, "RRULE:" + rule), LATER))
          .as(rule)
          .isInstanceOf(IcalItem.Unreadable.class);
    }
  }

  @Test
  void oneOfThousandsOfSlotsIsRefusedInAMoment() {
    String dense =
        Ical.event(START, END, "RRULE:FREQ=SECONDLY;COUNT=2147483647").replace("UID:u", "UID:%d");
    String cut = Ical.event(FROM + "20261005T100000", "DTSTART" + BERLIN + "20261005T100000");
    StringBuilder feed = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      feed.append(dense.replace("%d", "" + i)).append("\r\n");
      feed.append(cut.replace("UID:u", "UID:" + i)).append("\r\n");
    }
    List<IcalItem> items =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> items(feed.toString().strip()));
    assertThat(items).hasSize(500).allMatch(IcalItem.Unreadable.class::isInstance, "HOS-20");
  }

  private static List<IcalItem> items(String... events) {
    return Ical.READER.read(Ical.calendar(events)).items();
  }

  /** What begins until November, and its title. */
  private static List<String> shown(List<IcalItem> items) {
    return items.stream()
        .map(item -> ((IcalItem.Event) item).body())
        .flatMap(ChangedFromASlotOnTest::shown)
        .sorted()
        .toList();
  }

  private static Stream<String> shown(EventBody body) {
    TimeRange range =
        new TimeRange(Instant.parse("2026-09-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"));
    TimeFrame frame = new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC);
    return new RecurrenceExpander()
        .between(body, range, frame).occurrences().stream()
            .map(it -> it.starts() + " " + title(body, it));
  }

  private static String title(EventBody body, Occurrence occurrence) {
    return occurrence.override().map(SeriesOverride::details).orElse(body.details()).text().title();
  }
}
