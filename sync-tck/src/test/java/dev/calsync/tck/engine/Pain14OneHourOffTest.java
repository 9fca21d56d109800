package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.ical;
import static dev.calsync.tck.engine.SeriesTales.instants;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pain 14: after the clocks change, or when somebody in another zone called the meeting, the copy
 * is an hour off.
 *
 * <p>Here a series is the wall time of its own zone, from the source to the target.
 */
class Pain14OneHourOffTest {

  private static final String WEEKLY =
      """
      BEGIN:VEVENT
      UID:series
      SUMMARY:Call
      DTSTART;TZID=%s:20260928T090000
      DURATION:PT1H
      RRULE:FREQ=WEEKLY;COUNT=30
      END:VEVENT\
      """;

  private static final Policy AUTUMN_TO_SPRING =
      Policy.builder()
          .window(Window.between(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 6, 1)))
          .build();

  private final World world = new World();

  @AfterEach
  void end() {
    world.close();
  }

  /** Zone; instants before the change of autumn, after it, and after that of spring. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-10-19T07:00:00Z, 2026-10-26T08:00:00Z, 2027-03-29T07:00:00Z",
    "America/New_York, 2026-10-26T13:00:00Z, 2026-11-02T14:00:00Z, 2027-03-15T13:00:00Z",
    "Australia/Sydney, 2026-09-27T23:00:00Z, 2026-10-04T22:00:00Z, 2027-04-04T23:00:00Z",
    "Asia/Tokyo, 2026-10-19T00:00:00Z, 2026-10-26T00:00:00Z, 2027-03-29T00:00:00Z"
  })
  void theWallClockOfTheMeetingCounts(String zone, String before, String after, String spring) {
    EventBody series = ical(WEEKLY.formatted(zone));
    world.calendar("work").put("series", series);
    List<SeriesSupport> targets = MirroredSeries.targets().toList();
    for (SeriesSupport target : targets) {
      String home = "home-" + targets.indexOf(target);
      world.calendar(home).can(ScriptedConnector.everything().withSeries(target));
      world.sync(world.edge("work", home, AUTUMN_TO_SPRING));

      List<String> starts = starts(world.bodies(home));
      assertThat(starts).as(zone + " at " + target).hasSize(30).isEqualTo(starts(List.of(series)));
      assertThat(starts).contains(before, after, spring);
      if (target.allows(Limit.ZONES)) {
        assertThat(world.bodies(home)).allMatch(body -> isAtNineOClock(body.time(), zone));
      }
    }
  }

  private static boolean isAtNineOClock(EventTime time, String zone) {
    return time instanceof EventTime.Zoned zoned
        && zoned.zone().id().equals(zone)
        && zoned.start().toLocalTime().equals(LocalTime.of(9, 0));
  }

  private static List<String> starts(List<EventBody> bodies) {
    return instants(bodies, "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z").stream()
        .map(it -> it.substring(0, it.indexOf('/')))
        .toList();
  }
}
