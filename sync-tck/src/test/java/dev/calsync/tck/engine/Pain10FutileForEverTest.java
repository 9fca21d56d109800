package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.weekly;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.failure.FailureClass;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 10: an operation that can never succeed is tried for ever: 444,000 deletions a day that all
 * fail, because a calendar lost its rights and nobody noticed.
 *
 * <p>Here who fails waits longer each time, and what a target refuses is not offered again until
 * something else is wanted; both can be seen.
 */
class Pain10FutileForEverTest {

  private final World world = new World();

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void aCalendarWithoutRightsCostsAFewCallsADay() {
    for (int i = 0; i < 30; i++) {
      world.calendar("work").put("e" + i, event("Event", "2026-12-01T10:00:00"));
    }
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    world.calendar("work").delete(world.calendar("work").idOf("e1").orElseThrow());
    world.provider.faults().failEveryCall(FailureClass.FORBIDDEN);
    long calls = callsInADay();

    assertThat(calls).as("calls in the first day").isBetween(2L, 200L);
    assertThat(callsInADay()).as("and in the second").isBetween(2L, calls);
    assertThat(world.alice().edges().status(edge.id()).problems()).isNotEmpty();
    world.provider.faults().heal();
    world.pass(Duration.ofDays(1));
    world.kit().settle();
    assertThat(world.bodies("home")).as("it was never given up").hasSize(29);
  }

  @Test
  void whatATargetRefusesIsOfferedOnce() {
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    world.calendar("home").can(ScriptedConnector.everything().withSeries(SeriesSupport.NONE));
    world.calendar("work").put("series", weekly("20261201T100000", "RRULE:FREQ=WEEKLY;COUNT=3"));
    world.sync(edge);
    assertThat(world.alice().edges().status(edge.id()).refused()).isEqualTo(1);
    int offered = world.writes();
    for (int hour = 0; hour < 10; hour++) {
      world.pass(Duration.ofHours(1));
      world.cycle();
    }
    assertThat(world.writes()).isEqualTo(offered);
    assertThat(world.alice().edges().status(edge.id()).refused()).isEqualTo(1);

    // Every night it is asked what it can do by now.
    world.pass(Duration.ofDays(1));
    world.cycle();
    assertThat(world.bodies("home")).hasSize(3);
    int shown = world.writes();
    for (int day = 0; day < 10; day++) {
      world.pass(Duration.ofDays(1));
      world.cycle();
    }
    assertThat(world.writes()).isEqualTo(shown);
    assertThat(world.alice().edges().status(edge.id()).refused()).isZero();
  }

  private long callsInADay() {
    long before = world.provider.faults().calls();
    for (int minute = 0; minute < 24 * 60; minute += 5) {
      world.kit().advance(Duration.ofMinutes(5));
    }
    return world.provider.faults().calls() - before;
  }
}
