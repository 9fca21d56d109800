package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where mirrored series begin (SEM-9). */
class SeriesAnchorsTest {

  private static final Policy MONTH_BACK =
      Policy.builder().window(Window.past(Period.ofDays(30))).build();

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private EdgeView fortnightly() {
    world
        .calendar("work")
        .put("series", weekly("20190107T100000", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=260"));
    EdgeView edge = world.edge("work", "home", MONTH_BACK);
    world.sync(edge);
    return edge;
  }

  @Test
  void sem9ASeriesIsAnchoredOnceAndItsAnchorDoesNotMoveWithTheWindow() {
    EdgeView edge = fortnightly();
    assertThat(world.bodies("home"))
        .singleElement()
        .satisfies(it -> assertThat(it.time().startSlot().text()).isEqualTo("2026-11-02T10:00:00"));
    assertThat(instants(world.bodies("home"), "2019-01-01T00:00:00Z", "2030-01-01T00:00:00Z"))
        .hasSize(56)
        .last()
        .isEqualTo("2028-12-11T09:00:00Z/2028-12-11T10:00:00Z");
    world.pass(Duration.ofDays(30));
    world.sync(edge);
    assertThat(world.writes()).isEqualTo(1);
  }

  /** R-F5: the mirrors alone remember where they begin. */
  @Test
  void sem9AfterALossOfTheStoreTheAnchorIsKeptWithoutAWrite() {
    fortnightly();
    world.pass(Duration.ofDays(30));
    world.loseStore();
    EdgeView again = world.edge("work", "home", MONTH_BACK);
    assertThat(world.alice().edges().plan(again.id()).items())
        .extracting(item -> item.action().name())
        .containsExactly("ADOPT");
    world.sync(again);
    assertThat(world.writes()).isEqualTo(1);
    world
        .calendar("work")
        .edit(
            world.calendar("work").idOf("series").orElseThrow(),
            weekly("20190108T100000", "RRULE:FREQ=WEEKLY;COUNT=500"));
    world.sync(again);
    assertThat(world.bodies("home"))
        .singleElement()
        .satisfies(it -> assertThat(it.time().startSlot().text()).isEqualTo("2026-11-03T10:00:00"));
  }
}
