package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pain 12: "this and following" cuts a series in two; the tool shows the old one to its old end and
 * the new one beside it, or takes the first half for deleted once it is over.
 *
 * <p>Here both halves are planned together, whichever page they come on, and a series that is over
 * is not missing.
 */
class Pain12SplitSeriesTest {

  private final World world = new World();

  @AfterEach
  void end() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void eachWeekIsShownOnceBeforeAndAfterTheCut(int page) {
    world.calendar("work").pagesOf(page);
    world.calendar("work").put("first", weekly("20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=8"));
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    split();
    world.sync(edge);

    assertThat(shown())
        .hasSize(8)
        .containsSubsequence("2026-11-16T09:00:00Z/2026-11-16T10:00:00Z")
        .contains("2026-11-23T10:00:00Z/2026-11-23T11:00:00Z")
        .doesNotContain("2026-11-23T09:00:00Z/2026-11-23T10:00:00Z");
    assertThat(world.provider.writeLog().subList(1, world.writes()))
        .as("one update, one create")
        .hasSize(2)
        .noneMatch(it -> it.write() instanceof MirrorWrite.Delete);
  }

  @Test
  void theFirstHalfStaysWhenItIsOver() {
    world.calendar("work").put("first", weekly("20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=8"));
    EdgeView edge =
        world.edge("work", "home", Policy.builder().window(Window.past(Period.ofDays(10))).build());
    world.sync(edge);
    split();
    world.sync(edge);
    List<String> before = shown();
    for (int week = 0; week < 8; week++) {
      world.pass(Duration.ofDays(7));
      world.cycle();
    }

    assertThat(shown()).isEqualTo(before);
    assertThat(world.provider.writeLog()).noneMatch(it -> it.write() instanceof MirrorWrite.Delete);
  }

  private void split() {
    world.calendar("work").put("first", weekly("20261102T100000", "RRULE:FREQ=WEEKLY;COUNT=3"));
    world.calendar("work").put("second", weekly("20261123T110000", "RRULE:FREQ=WEEKLY;COUNT=5"));
  }

  private List<String> shown() {
    return instants(world.bodies("home"), "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
  }
}
