package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.WriteSupport;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.EventBody;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedConnector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SEM-40: "this and following" at the source is two series from then on. */
class SplitAtSourceTest {

  private static final EventBody WHOLE = weekly("20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=6");
  private static final EventBody UNTIL_THE_CUT =
      weekly("20261102T100000", "RRULE:FREQ=WEEKLY;UNTIL=20261116T090000Z");
  private static final EventBody FROM_THE_CUT =
      weekly(
          "20261123T110000",
          "RRULE:FREQ=WEEKLY;COUNT=3",
          "EXDATE;TZID=Europe/Berlin:20261130T110000");

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  /** The successor's name sorts before or behind, so that chance would write it first or last. */
  @ParameterizedTest
  @CsvSource({"a-successor, true", "a-successor, false", "z-successor, true", "z-successor, false"})
  void sem40TheSeriesIsShortenedBeforeItsOtherHalfIsMadeInWhateverOrderTheyCome(
      String successor, boolean shortenedFirst) {
    world.calendar("work").pagesOf(1);
    RemoteId series = world.calendar("work").put("series", WHOLE);
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);

    if (shortenedFirst) {
      world.calendar("work").edit(series, UNTIL_THE_CUT);
      world.calendar("work").put(successor, FROM_THE_CUT);
    } else {
      world.calendar("work").put(successor, FROM_THE_CUT);
      world.calendar("work").edit(series, UNTIL_THE_CUT);
    }
    world.sync(edge);

    assertThat(kinds()).containsExactly("Create", "Update", "Create");
    assertThat(instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
        .containsExactly(
            "2026-11-02T09:00:00Z/2026-11-02T10:00:00Z",
            "2026-11-09T09:00:00Z/2026-11-09T10:00:00Z",
            "2026-11-16T09:00:00Z/2026-11-16T10:00:00Z",
            "2026-11-23T10:00:00Z/2026-11-23T11:00:00Z",
            "2026-12-07T10:00:00Z/2026-12-07T11:00:00Z");
    assertThat(world.journal()).containsOnlyOnce("SERIES_SPLIT SPLIT_AT_SOURCE");
    assertThat(world.alice().explain().of(successor).toText())
        .contains(
            "goes on with series series, which was split before its slot 2026-11-23T10:00:00");
    world.cycle();
    assertThat(kinds()).hasSize(3);
    world.alice().edges().change(edge.id(), Policy.title());
    world.cycle();
    assertThat(world.journal()).containsOnlyOnce("SERIES_SPLIT SPLIT_AT_SOURCE");
  }

  /** No moment shows 23 November twice, however few writes are handed out at once. */
  @ParameterizedTest
  @CsvSource({"a-successor, true", "a-successor, false", "z-successor, true", "z-successor, false"})
  void sem40WhereNoSeriesAreKeptOccurrencesGoBeforeThoseOfTheOtherHalfAreMade(
      String successor, boolean shortenedFirst) {
    world
        .calendar("home")
        .can(
            ScriptedConnector.everything()
                .withSeries(SeriesSupport.NONE)
                .writing(SplitAtSourceTest::oneByOne));
    RemoteId series = world.calendar("work").put("series", WHOLE);
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    int before = world.writes();

    if (shortenedFirst) {
      world.calendar("work").edit(series, UNTIL_THE_CUT);
      world.calendar("work").put(successor, FROM_THE_CUT);
    } else {
      world.calendar("work").put(successor, FROM_THE_CUT);
      world.calendar("work").edit(series, UNTIL_THE_CUT);
    }
    world.sync(edge);

    assertThat(kinds().subList(before, kinds().size()))
        .containsExactly("Delete", "Delete", "Delete", "Create", "Create");
    world.cycle();
    assertThat(world.writes()).isEqualTo(before + 5);
  }

  private static WriteSupport oneByOne(WriteSupport all) {
    return new WriteSupport(all.allowed(), all.create(), all.conditional(), all.silent(), 1, 1);
  }

  @Test
  void aSeriesThatSaysSomethingElseGoesOnWithNone() {
    RemoteId series = world.calendar("work").put("series", WHOLE);
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);

    world.calendar("work").edit(series, UNTIL_THE_CUT);
    world.calendar("work").put("successor", Bodies.titled("Choir", FROM_THE_CUT));
    world.sync(edge);

    assertThat(world.journal()).doesNotContain("SERIES_SPLIT SPLIT_AT_SOURCE");
  }

  @Test
  void whatWasThereWhenTheEdgeFirstPlannedIsNoSplit() {
    world.calendar("work").put("series", UNTIL_THE_CUT);
    world.calendar("work").put("successor", FROM_THE_CUT);

    world.sync(world.edge("work", "home"));

    assertThat(world.journal()).doesNotContain("SERIES_SPLIT SPLIT_AT_SOURCE");
  }

  private List<String> kinds() {
    return world.provider.writeLog().stream()
        .map(sent -> sent.write().getClass().getSimpleName())
        .toList();
  }
}
