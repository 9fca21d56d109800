package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.event.EventBody;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R-C7: targets that keep series, but not every one, show the same time as taken. */
class SeriesWithinLimitsTest {

  private static final EventBody RICH =
      weekly(
          "20261103T100000",
          "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8",
          "RRULE:FREQ=MONTHLY;BYMONTHDAY=1",
          "RDATE;TZID=Europe/Berlin:20261111T100000",
          "EXDATE;TZID=Europe/Berlin:20261112T100000",
          "END:VEVENT",
          "BEGIN:VEVENT",
          "UID:series",
          "SUMMARY:Team, later",
          "RECURRENCE-ID;TZID=Europe/Berlin:20261116T100000",
          "DTSTART;TZID=Europe/Berlin:20261117T150000",
          "DURATION:PT30M");

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  static Stream<Arguments> targets() {
    return Stream.of(
        Arguments.of(SeriesSupport.WHOLE, 1, ""),
        Arguments.of(
            SeriesSupport.WHOLE.but(Limit.SEVERAL_RULES, Limit.START_OFF_RULE), 4, "SPLIT"),
        Arguments.of(SeriesSupport.WHOLE.but(Limit.ADDED_SLOTS), 2, "SLOTS_APART"),
        Arguments.of(SeriesSupport.WHOLE.but(Limit.ENDLESS_SERIES), 1, "PROLONGED"),
        Arguments.of(SeriesSupport.WHOLE.but(Limit.COUNT), 1, ""),
        Arguments.of(SeriesSupport.WHOLE.but(Limit.FREE_PATTERNS), 1, ""),
        Arguments.of(SeriesSupport.NONE, 11, "MATERIALISED"));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everyTargetShowsTheSameTimeAndTellsWhatIsLost(SeriesSupport kept, int objects, String loss) {
    EdgeView edge = mirrored(RICH, kept);
    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2027-03-01T00:00:00Z"))
        .isEqualTo(instants(List.of(RICH), "2026-01-01T00:00:00Z", "2027-03-01T00:00:00Z"))
        .hasSize(11);
    assertThat(world.bodies("home")).hasSize(objects);
    assertThat(world.alice().explain().of("series").toText()).contains(loss);
    int writes = world.writes();
    world.cycle();
    world.sync(edge);
    assertThat(world.writes()).isEqualTo(writes);
  }

  /** SEM-4 in the small: what has no end at the target goes on as time does. */
  @Test
  void anEndlessSeriesIsProlonged() {
    world.calendar("home").can(limited(SeriesSupport.WHOLE.but(Limit.ENDLESS_SERIES)));
    world.calendar("work").put("series", weekly("20261123T100000", "RRULE:FREQ=WEEKLY"));
    Policy month =
        Policy.builder().window(Window.past(Period.ZERO).future(Period.ofDays(29))).build();
    EdgeView edge = world.edge("work", "home", month);
    world.sync(edge);
    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2030-01-01T00:00:00Z"))
        .hasSize(4);
    world.pass(Duration.ofDays(7));
    world.sync(edge);
    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2030-01-01T00:00:00Z"))
        .hasSize(5);
    assertThat(world.bodies("home")).hasSize(1);
  }

  private EdgeView mirrored(EventBody body, SeriesSupport kept) {
    world.calendar("home").can(limited(kept));
    world.calendar("work").put("series", body);
    Policy winter =
        Policy.builder()
            .window(Window.between(LocalDate.parse("2026-11-01"), LocalDate.parse("2027-03-01")))
            .build();
    EdgeView edge = world.edge("work", "home", winter);
    world.sync(edge);
    return edge;
  }

  private static Capabilities limited(SeriesSupport kept) {
    return ScriptedConnector.everything().withSeries(kept);
  }
}
