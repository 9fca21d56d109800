package dev.calsync.connector.google.flow;

import static dev.calsync.connector.google.flow.GoogleWorld.EVENT;
import static dev.calsync.connector.google.flow.GoogleWorld.EVENTS;
import static dev.calsync.connector.google.flow.GoogleWorld.only;
import static dev.calsync.connector.google.flow.GoogleWorld.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.calendar.model.Event;
import dev.calsync.policy.Policy;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that are large, long or strange: each is shown, and nothing is written twice. */
class OddEventsTest {

  private static final String OTHER = "Other 2026-12-09T10:00:00+01:00";

  private final GoogleWorld world = GoogleWorld.inMemory();
  private final GoogleSight sight = new GoogleSight(world.google);
  private final ConnectedAccount from = world.connect("alice@work.example");
  private final ConnectedAccount to = world.connect("alice@home.example");
  private final FakeCalendar work = from.calendar();
  private final FakeCalendar home = to.calendar();

  @AfterEach
  void nothingMoreIsWrittenAndNobodyWasMailed() {
    world.google.forgetRequests();
    world.passHearing(Duration.ofHours(5), 3);
    assertThat(world.eventWrites()).as("at rest").isZero();
    assertThat(world.google.outbox()).isEmpty();
    world.close();
  }

  private void mirrored(Policy policy) {
    world.edge(from, to, policy);
    world.hearOut();
  }

  private List<String> occurrences(ConnectedAccount of) {
    return sight.occurrences(of.account(), of.calendar()).stream()
        .map(OddEventsTest::text)
        .sorted()
        .toList();
  }

  private static String text(Event occurrence) {
    return occurrence.getSummary() + " " + GoogleSight.when(occurrence);
  }

  private static String timed(String details, String start, String end) {
    return """
        {%s,"start":{"dateTime":"%s","timeZone":"Europe/Berlin"},
         "end":{"dateTime":"%s","timeZone":"Europe/Berlin"}}
        """
        .formatted(details, start, end);
  }

  /** FLT-22: Google keeps an offset, and nothing of a second. */
  @Test
  void whatGoogleRewritesIsWrittenOnce() {
    work.put(
        "rewritten",
        timed(
            "\"summary\":\" Two  words \",\"description\":\"<b>Bold</b>\\r\\nline\"",
            "2026-12-01T08:59:59.999-01:00",
            "2026-12-01T12:30:00.5"));
    mirrored(Policy.full());

    assertThat(occurrences(to)).isEqualTo(occurrences(from)).hasSize(1);
    assertThat(world.eventWrites()).isEqualTo(1);
  }

  /** FLT-27, INV-26. */
  @Test
  void aSeriesThatIsSplitIsShownAsTwoByTwoWrites() {
    String series =
        work.addSeries("Round", "2026-12-01T10:00/PT1H[Europe/Berlin]", "FREQ=WEEKLY;COUNT=8");
    mirrored(Policy.title());
    world.quiet();
    work.split(series, "2026-12-22T10:00", "Later");
    world.hearOut();

    assertThat(occurrences(to)).isEqualTo(occurrences(from)).hasSize(8);
    assertThat(world.google.count("PUT", EVENT)).isEqualTo(1);
    assertThat(world.google.count("POST", EVENTS)).isEqualTo(1);
    assertThat(world.eventWrites()).isEqualTo(2);
  }

  /** FLT-28. */
  @Test
  void aSeriesThatIsDeletedTakesItsChangedOccurrencesWithIt() {
    String series =
        work.addSeries("Round", "2026-12-01T10:00/PT1H[Europe/Berlin]", "FREQ=DAILY;COUNT=4");
    work.moveOccurrence(series, "2026-12-02T10:00", "2026-12-05T15:00/PT1H[Europe/Berlin]");
    mirrored(Policy.title());
    assertThat(occurrences(to)).isEqualTo(occurrences(from)).hasSize(4);
    work.remove(series);
    world.hearOut();

    assertThat(occurrences(to)).isEmpty();
  }

  /** FLT-29: on the clocks of the calendar it is another day. */
  @Test
  void anOccurrenceIsChangedWhoseDayIsAnotherOneInTheZoneOfTheCalendar() {
    String series =
        work.addSeries("Late", "2026-12-01T20:00/PT1H[America/New_York]", "FREQ=DAILY;COUNT=4");
    mirrored(Policy.title());
    work.moveOccurrence(series, "2026-12-02T20:00", "2026-12-02T17:00/PT1H[America/New_York]");
    work.cancelOccurrence(series, "2026-12-03T20:00");
    world.hearOut();

    assertThat(occurrences(to)).isEqualTo(occurrences(from)).hasSize(3);
  }

  /** FLT-29: a series of days has dates for its places. */
  @Test
  void anOccurrenceOfASeriesOfDaysIsChanged() {
    String series = work.addAllDay("Duty", "2026-12-01", 1);
    work.edit(series, "{\"recurrence\":[\"RRULE:FREQ=DAILY;COUNT=4\"]}");
    mirrored(Policy.title());
    work.editOccurrence(
        series,
        "2026-12-02",
        "{\"start\":{\"date\":\"2026-12-12\"},\"end\":{\"date\":\"2026-12-14\"}}");
    world.hearOut();

    assertThat(occurrences(to)).isEqualTo(occurrences(from)).hasSize(4);
  }

  /** FLT-30: a series is one object, however long it is. */
  @Test
  void aSeriesWithoutAnEndIsWrittenOnce() {
    work.addSeries("Daily", "2020-01-01T10:00/PT15M[Europe/Berlin]", "FREQ=DAILY");
    mirrored(Policy.title());

    assertThat(occurrences(to)).isEqualTo(occurrences(from)).hasSizeGreaterThan(100);
    assertThat(home.events()).hasSize(1);
    assertThat(world.eventWrites()).isEqualTo(1);
  }

  /** FLT-31, INV-14. */
  @Test
  void anEventWithManyGuestsAndALongTextIsShownWithoutThem() {
    String guests =
        IntStream.range(0, 2_000)
            .mapToObj("{\"email\":\"guest%d@else.example\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    String text = "\\u0000\\ud83d\\ude00\\u202e x".repeat(100_000);
    work.put(
        "large",
        timed(
            "\"summary\":\"\\ud83d\\ude00 \\u05e9\\u05dc\\u05d5\\u05dd \\ud800\",\"attendees\":"
                + guests
                + ",\"description\":\""
                + text
                + "\"",
            "2026-12-01T10:00:00",
            "2026-12-01T11:00:00"));
    work.add("Other", "2026-12-09T10:00/PT1H[Europe/Berlin]");
    mirrored(Policy.full());

    assertThat(shown(home)).hasSize(2).contains(OTHER);
    assertThat(home.events()).noneMatch(it -> it.raw().contains("else.example"));
    assertThat(home.events()).anyMatch(it -> it.title().startsWith("\ud83d\ude00 \u05e9"));
    assertThat(world.eventWrites()).isEqualTo(2);
  }

  /** FLT-32. */
  @ParameterizedTest
  @CsvSource({
    "2026-12-01T10:00:00, 2026-12-01T10:00:00",
    "2026-12-01T10:00:00, 2066-12-01T10:00:00",
    "9999-12-30T10:00:00, 9999-12-31T10:00:00",
    "1900-01-01T10:00:00, 1900-01-01T11:00:00"
  })
  void anEventOfAStrangeLengthOrTimeIsShownAsItIs(String start, String end) {
    work.put("strange", timed("\"summary\":\"Strange\"", start, end));
    work.add("Other", "2026-12-09T10:00/PT1H[Europe/Berlin]");
    mirrored(Policy.title());

    assertThat(home.events()).hasSize(2);
    assertThat(home.events())
        .extracting(it -> it.start() + " " + it.end())
        .containsExactlyInAnyOrderElementsOf(
            work.events().stream().map(it -> it.start() + " " + it.end()).toList());
    assertThat(world.eventWrites()).isEqualTo(2);
  }

  /** FLT-32: only the one that cannot be read stays away. */
  @Test
  void anEventWithoutAStartKeepsNoOtherAway() {
    String spoiled = work.add("Spoiled", "2026-12-01T10:00/PT1H[Europe/Berlin]");
    work.spoil(spoiled);
    work.add("Other", "2026-12-09T10:00/PT1H[Europe/Berlin]");
    mirrored(Policy.title());

    assertThat(shown(home)).containsExactly(OTHER);
    assertThat(only(home).title()).isEqualTo("Other");
  }
}
