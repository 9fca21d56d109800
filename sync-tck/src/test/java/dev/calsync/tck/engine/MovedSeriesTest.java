package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.ical;
import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.event.EventBody;
import dev.calsync.tck.connector.ScriptedConnector;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SEM-38: a whole series is moved while some of its occurrences are removed or changed. */
class MovedSeriesTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  static Stream<SeriesSupport> kindsOfTargets() {
    return Stream.of(SeriesSupport.WHOLE, SeriesSupport.PARTS, SeriesSupport.NONE);
  }

  private static EventBody at(String hour) {
    return weekly(
        "20261102T" + hour,
        "RRULE:FREQ=WEEKLY;COUNT=4",
        "EXDATE;TZID=Europe/Berlin:20261116T100000");
  }

  @ParameterizedTest
  @MethodSource("kindsOfTargets")
  void sem38ARemovedOccurrenceStaysRemoved(SeriesSupport kept) {
    world.calendar("home").can(ScriptedConnector.everything().withSeries(kept));
    world.calendar("work").put("series", at("100000"));
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    world.calendar("work").edit(world.calendar("work").idOf("series").orElseThrow(), at("110000"));
    world.sync(edge);
    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
        .containsExactly(
            "2026-11-02T10:00:00Z/2026-11-02T11:00:00Z",
            "2026-11-09T10:00:00Z/2026-11-09T11:00:00Z",
            "2026-11-23T10:00:00Z/2026-11-23T11:00:00Z");
    assertThat(world.alice().edges().plan(edge.id()).items())
        .extracting(item -> item.action().name())
        .containsOnly("KEEP");
  }

  /** The source names the changed occurrence anew, as its series begins at another hour now. */
  @ParameterizedTest
  @MethodSource("kindsOfTargets")
  void sem38AChangedOccurrenceGoesWithItsSeries(SeriesSupport kept) {
    world.calendar("home").can(ScriptedConnector.everything().withSeries(kept));
    world.calendar("work").put("series", changed("100000"));
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    world
        .calendar("work")
        .edit(world.calendar("work").idOf("series").orElseThrow(), changed("110000"));
    world.sync(edge);

    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
        .containsExactly(
            "2026-11-02T10:00:00Z/2026-11-02T11:00:00Z",
            "2026-11-09T10:00:00Z/2026-11-09T11:00:00Z",
            "2026-11-17T14:00:00Z/2026-11-17T15:00:00Z",
            "2026-11-23T10:00:00Z/2026-11-23T11:00:00Z");
    assertThat(world.alice().edges().plan(edge.id()).items())
        .extracting(item -> item.action().name())
        .containsOnly("KEEP");
  }

  private static EventBody changed(String hour) {
    return ical(
        """
        BEGIN:VEVENT
        UID:series
        SUMMARY:Team
        DTSTART;TZID=Europe/Berlin:20261102T%1$s
        DURATION:PT1H
        RRULE:FREQ=WEEKLY;COUNT=4
        END:VEVENT
        BEGIN:VEVENT
        UID:series
        SUMMARY:Team
        RECURRENCE-ID;TZID=Europe/Berlin:20261116T%1$s
        DTSTART;TZID=Europe/Berlin:20261117T150000
        DURATION:PT1H
        END:VEVENT"""
            .formatted(hour));
  }
}
