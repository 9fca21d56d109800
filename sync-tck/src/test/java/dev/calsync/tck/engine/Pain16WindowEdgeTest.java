package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.event.EventBody;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pain 16: as days go by an event crosses the edge of the window that is synchronized, and is
 * deleted, or is made a second time when it comes back.
 *
 * <p>Here the window is ours, half-open, and judged on the event itself; what it leaves stays, and
 * what enters it is written once.
 */
class Pain16WindowEdgeTest {

  private static final String TEN_DAYS = "RRULE:FREQ=DAILY;COUNT=10";

  private final World world = new World();
  private EdgeView edge;

  @BeforeEach
  void aMonthAhead() {
    world.calendar("work").put("past", event("Past", "2026-11-18T10:00:00"));
    world.calendar("work").put("near", event("Near", "2026-11-25T10:00:00"));
    world.calendar("work").put("far", event("Far", "2027-01-20T10:00:00"));
    Window window = Window.past(Period.ofDays(7)).future(Period.ofDays(30));
    edge = world.edge("work", "home", Policy.title().toBuilder().window(window).build());
    world.sync(edge);
    assertThat(world.titles("home")).containsExactly("Near", "Past");
  }

  @AfterEach
  void end() {
    assertThat(world.provider.writeLog()).noneMatch(it -> it.write() instanceof MirrorWrite.Delete);
    world.close();
  }

  @Test
  void twoMonthsPassAndNothingIsDeletedOrDoubled() {
    for (int day = 0; day < 60; day++) {
      world.pass(Duration.ofDays(1));
      world.cycle();
    }

    assertThat(world.titles("home")).containsExactly("Far", "Near", "Past");
    assertThat(world.writes()).isEqualTo(3);
  }

  @Test
  void whoIsMovedOverTheEdgeAndBackIsMovedAndNothingElse() {
    world.calendar("work").put("near", event("Near", "2027-06-01T10:00:00"));
    world.sync(edge);
    world.calendar("work").put("near", event("Near", "2026-10-01T10:00:00"));
    world.sync(edge);
    world.calendar("work").put("near", event("Near", "2026-11-26T10:00:00"));
    world.sync(edge);

    assertThat(world.titles("home")).containsExactly("Near", "Past");
    assertThat(world.writes()).isEqualTo(5);
  }

  /** R-C11, SEM-11: whose occurrences are judged one by one is over, and changes afterwards. */
  @ParameterizedTest
  @MethodSource("keepingSeries")
  void aFilteredSeriesThatIsOverStaysAndStaysInStep(SeriesSupport target) {
    world.calendar("club", ScriptedConnector.everything().withSeries(target));
    world.calendar("work").put("series", weekly("20261123T100000", TEN_DAYS));
    Filter tuesdays = Filter.startsOn(DayOfWeek.TUESDAY);
    EdgeView filtered =
        world.edge("work", "club", Policy.title().toBuilder().skip(tuesdays).build());
    world.sync(filtered);
    world.pass(Duration.ofDays(60));
    world.cycle();
    assertThat(world.alice().edges().plan(filtered.id()).isEmpty()).isTrue();

    world.calendar("work").put("series", weekly("20261123T110000", TEN_DAYS));
    world.sync(filtered);
    assertThat(whenTeamMeets()).hasSize(8).allMatch(when -> when.contains("T10:00:00Z/"));

    Policy less = Policy.builder().skip(tuesdays).title("Taken").build();
    world.alice().edges().change(filtered.id(), less);
    world.sync(filtered);
    assertThat(world.titles("club")).contains("Taken").doesNotContain("Team");
    assertThat(world.alice().edges().plan(filtered.id()).isEmpty()).isTrue();
  }

  static Stream<SeriesSupport> keepingSeries() {
    return Stream.of(SeriesSupport.WHOLE, MirroredSeries.GOOGLE);
  }

  private List<String> whenTeamMeets() {
    return instants(
        world.bodies("club").stream().filter(EventBody::isSeries).toList(),
        "2026-01-01T00:00:00Z",
        "2028-01-01T00:00:00Z");
  }
}
