package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.ical;
import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Kept;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeZoneId;
import dev.calsync.policy.Buffer;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Series with buffers, at targets of every kind (SEM-7). */
class BufferedSeriesTest {

  private static final TimeZoneId BERLIN = new TimeZoneId("Europe/Berlin");

  private final World world = new World("2026-02-20T09:00:00Z");

  @AfterEach
  void close() {
    world.close();
  }

  private void mirrored(EventBody body, SeriesSupport target, Policy policy) {
    world.calendar("home").can(ScriptedConnector.everything().withSeries(target));
    world.calendar("work").put("series", body);
    world.sync(world.edge("work", "home", policy));
  }

  private List<String> shown() {
    return instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
  }

  private EventBody series() {
    return world.bodies("home").stream().filter(EventBody::isSeries).findFirst().orElseThrow();
  }

  private static SeriesSupport kept(Kept kept) {
    return new SeriesSupport(kept, Set.of());
  }

  private static EventTime berlin(String start, Duration length) {
    return new EventTime.Zoned(LocalDateTime.parse(start), BERLIN, Length.of(length));
  }

  /** Monday 00:15–01:00 becomes Sunday 23:45–01:00, in every week. */
  @ParameterizedTest
  @EnumSource(Kept.class)
  void sem7MondayAfterMidnightIsShownOnSundayBeforeIt(Kept kept) {
    EventBody monday =
        ical(
            """
            BEGIN:VEVENT
            UID:series
            SUMMARY:Night
            DTSTART;TZID=Europe/Berlin:20260302T001500
            DTEND;TZID=Europe/Berlin:20260302T010000
            RRULE:FREQ=WEEKLY;BYDAY=MO
            END:VEVENT""");
    mirrored(monday, kept(kept), halfAnHourBefore());

    List<String> april =
        instants(world.bodies("home"), "2026-02-28T00:00:00Z", "2026-04-07T00:00:00Z");
    assertThat(april)
        .hasSize(6)
        .startsWith("2026-03-01T22:45:00Z/2026-03-02T00:00:00Z")
        .contains("2026-03-29T21:45:00Z/2026-03-29T23:00:00Z")
        .allMatch(it -> day(it) == DayOfWeek.SUNDAY);
    if (kept != Kept.NONE) {
      assertThat(series().time()).isEqualTo(berlin("2026-03-01T23:45", Duration.ofMinutes(75)));
      assertThat(series().overrides()).isEmpty();
      assertThat(world.bodies("home")).hasSize(1);
    }
  }

  private static DayOfWeek day(String range) {
    Instant start = Instant.parse(range.substring(0, range.indexOf('/')));
    return start.atZone(ZoneId.of("Europe/Berlin")).getDayOfWeek();
  }

  /** Sunday 03:15 becomes 02:45, and 01:45 on the night of the change, as an override. */
  @ParameterizedTest
  @EnumSource(Kept.class)
  void sem7OnTheNightOfTheChangeTheBufferBeginsAtAnotherTime(Kept kept) {
    EventBody sunday =
        ical(
            """
            BEGIN:VEVENT
            UID:series
            SUMMARY:Run
            DTSTART;TZID=Europe/Berlin:20260322T031500
            DTEND;TZID=Europe/Berlin:20260322T041500
            RRULE:FREQ=WEEKLY
            END:VEVENT""");
    mirrored(sunday, kept(kept), halfAnHourBefore());

    assertThat(instants(world.bodies("home"), "2026-03-01T00:00:00Z", "2026-04-08T00:00:00Z"))
        .containsExactly(
            "2026-03-22T01:45:00Z/2026-03-22T03:15:00Z",
            "2026-03-29T00:45:00Z/2026-03-29T02:15:00Z",
            "2026-04-05T00:45:00Z/2026-04-05T02:15:00Z");
    if (kept != Kept.NONE) {
      assertThat(series().time()).isEqualTo(berlin("2026-03-22T02:45", Duration.ofMinutes(90)));
      assertThat(series().overrides())
          .filteredOn(override -> override.slot().day().getYear() == 2026)
          .filteredOn(override -> override.slot().day().getMonthValue() == 3)
          .singleElement()
          .satisfies(
              it -> {
                assertThat(it.slot().text()).isEqualTo("2026-03-29T02:45:00");
                assertThat(it.time()).isEqualTo(berlin("2026-03-29T01:45", Duration.ofMinutes(90)));
              });
    }
  }

  /** A day by the clock that ends, or begins, within the buffer of a change of the clocks. */
  @ParameterizedTest
  @MethodSource("dev.calsync.tck.engine.MirroredSeries#targets")
  void sem7ADayByTheClockIsAsLongAsItIsAndNoMore(SeriesSupport target) {
    EventBody saturday =
        ical(
            """
            BEGIN:VEVENT
            UID:series
            SUMMARY:Watch
            DTSTART;TZID=Europe/Berlin:20260321T033000
            DURATION:P1D
            RRULE:FREQ=WEEKLY;COUNT=32
            END:VEVENT""");
    Duration ahead = Duration.ofHours(3);
    mirrored(saturday, target, Policy.builder().buffer(Buffer.before(ahead)).build());

    assertThat(shown())
        .isEqualTo(
            instants(List.of(saturday), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z").stream()
                .map(range -> range.split("/"))
                .map(range -> Instant.parse(range[0]).minus(ahead) + "/" + range[1])
                .toList())
        .contains("2026-03-27T23:30:00Z/2026-03-29T01:30:00Z")
        .contains("2026-10-23T22:30:00Z/2026-10-25T02:30:00Z");
  }

  private static Policy halfAnHourBefore() {
    return Policy.builder().buffer(Buffer.before(Duration.ofMinutes(30))).build();
  }

  @ParameterizedTest
  @EnumSource(Kept.class)
  void sem7ABufferOverMidnightMovesTheDayOfTheWeek(Kept kept) {
    EventBody monday =
        ical(
            """
            BEGIN:VEVENT
            UID:series
            SUMMARY:Night
            DTSTART;TZID=Europe/Berlin:20261102T001500
            DTEND;TZID=Europe/Berlin:20261102T010000
            RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=4
            END:VEVENT""");
    mirrored(monday, kept(kept), halfAnHourBefore());
    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
        .containsExactly(
            "2026-11-01T22:45:00Z/2026-11-02T00:00:00Z",
            "2026-11-03T22:45:00Z/2026-11-04T00:00:00Z",
            "2026-11-15T22:45:00Z/2026-11-16T00:00:00Z",
            "2026-11-17T22:45:00Z/2026-11-18T00:00:00Z");
    assertThat(world.bodies("home")).hasSize(kept != Kept.NONE ? 1 : 4);
  }

  @Test
  void sem7ARuleThatCannotMoveOverMidnightIsMaterialised() {
    EventBody monthly =
        ical(
            """
            BEGIN:VEVENT
            UID:series
            SUMMARY:Night
            DTSTART;TZID=Europe/Berlin:20261201T001500
            DTEND;TZID=Europe/Berlin:20261201T010000
            RRULE:FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3
            END:VEVENT""");
    mirrored(monthly, SeriesSupport.WHOLE, halfAnHourBefore());
    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
        .containsExactly(
            "2026-11-30T22:45:00Z/2026-12-01T00:00:00Z",
            "2026-12-31T22:45:00Z/2027-01-01T00:00:00Z",
            "2027-01-31T22:45:00Z/2027-02-01T00:00:00Z");
    assertThat(world.bodies("home")).hasSize(3);
  }

  @Test
  void sem7FiltersSeeTheEventWithoutItsBufferAndWholeDaysHaveNone() {
    Policy policy =
        halfAnHourBefore().toBuilder().only(Filter.shorterThan(Duration.ofMinutes(90))).build();
    mirrored(weekly("20261202T100000"), SeriesSupport.WHOLE, policy);
    world
        .calendar("work")
        .put(
            "day",
            ical(
                """
                BEGIN:VEVENT
                UID:day
                SUMMARY:Holiday
                DTSTART;VALUE=DATE:20261203
                DTEND;VALUE=DATE:20261204
                END:VEVENT"""));
    world.alice().edges().list().forEach(edge -> world.sync(edge));
    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
        .containsExactly("2026-12-02T08:30:00Z/2026-12-02T10:00:00Z");
  }
}
