package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Kept;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Pain 11: one occurrence was moved and one called off; after the next change of the series the
 * moved one is back in its place, and the one that was called off is on again.
 *
 * <p>Here a series is one thing with its exceptions, each known by the slot that it had at first.
 */
class Pain11LostExceptionsTest {

  private static final String MOVED =
      """
      END:VEVENT
      BEGIN:VEVENT
      UID:series
      SUMMARY:Team
      RECURRENCE-ID;TZID=Europe/Berlin:20261207T100000
      DTSTART;TZID=Europe/Berlin:20261208T150000
      DURATION:PT1H\
      """;

  private final World world = new World();

  @AfterEach
  void end() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Kept.class,
      names = {"WHOLE", "NONE"})
  void exceptionsOutliveWhateverElseChanges(Kept kept) {
    world
        .calendar("home")
        .can(ScriptedConnector.everything().withSeries(new SeriesSupport(kept, Set.of())));
    String off = "EXDATE;TZID=Europe/Berlin:20261214T100000";
    series("RRULE:FREQ=WEEKLY;COUNT=4", off, MOVED);
    Policy policy =
        Policy.builder()
            .window(Window.between(LocalDate.of(2026, 11, 1), LocalDate.of(2027, 3, 1)))
            .build();
    EdgeView edge = world.edge("work", "home", policy);
    world.sync(edge);
    String first = "2026-11-30T09:00:00Z/2026-11-30T10:00:00Z";
    String moved = "2026-12-08T14:00:00Z/2026-12-08T15:00:00Z";
    String last = "2026-12-21T09:00:00Z/2026-12-21T10:00:00Z";
    assertThat(shown()).containsExactly(first, moved, last);

    series("RRULE:FREQ=WEEKLY;COUNT=5", off, MOVED);
    world.sync(edge);
    assertThat(shown())
        .containsExactly(first, moved, last, "2026-12-28T09:00:00Z/2026-12-28T10:00:00Z");

    series("RRULE:FREQ=WEEKLY;COUNT=4", off, "DESCRIPTION:Renamed", MOVED);
    world.sync(edge);
    assertThat(shown()).containsExactly(first, moved, last);
    world.loseStore();
    world.cycle();
    world.edge("work", "home", policy);
    world.cycle();
    assertThat(shown()).containsExactly(first, moved, last);

    series("RRULE:FREQ=WEEKLY;COUNT=4", off);
    world.cycle();
    assertThat(shown())
        .as("only the source can put it back")
        .containsExactly(first, "2026-12-07T09:00:00Z/2026-12-07T10:00:00Z", last);
  }

  private void series(String... more) {
    world.calendar("work").put("series", weekly("20261130T100000", more));
  }

  private List<String> shown() {
    return instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
  }
}
