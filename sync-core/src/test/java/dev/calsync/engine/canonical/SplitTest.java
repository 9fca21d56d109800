package dev.calsync.engine.canonical;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.days;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Slot;
import dev.calsync.ical.expansion.RecurrenceExpander;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** SEM-40. */
class SplitTest {

  private static final EventBody UNTIL =
      team(berlin("2026-11-02T10:00"), "FREQ=WEEKLY;UNTIL=2026-11-16T10:00:00");
  private static final EventBody REST = team(berlin("2026-11-23T11:00"), "FREQ=WEEKLY");
  private static final Slot CUT = slot("2026-11-23T10:00:00");

  @Test
  void theRestBeginsOnTheDayOnWhichItWouldHaveGoneOn() {
    assertThat(cut(UNTIL, REST)).contains(CUT);
    assertThat(cut(team(berlin("2026-11-02T10:00"), "FREQ=WEEKLY;COUNT=3"), REST)).contains(CUT);
    assertThat(cut(UNTIL, team(days("2026-11-23", "2026-11-24"), "FREQ=DAILY"))).contains(CUT);
  }

  @Test
  void anotherDayIsAnotherSeries() {
    assertThat(cut(UNTIL, team(berlin("2026-11-24T10:00"), "FREQ=WEEKLY"))).isEmpty();
    assertThat(cut(UNTIL, team(berlin("2026-11-16T10:00"), "FREQ=WEEKLY"))).isEmpty();
    assertThat(cut(UNTIL, team(berlin("2026-11-30T10:00"), "FREQ=WEEKLY"))).isEmpty();
  }

  @Test
  void whatDoesNotEndHasNoRest() {
    assertThat(cut(team(berlin("2026-11-02T10:00"), "FREQ=WEEKLY"), REST)).isEmpty();
  }

  @Test
  void aSingleEventIsNoHalf() {
    EventBody single = EventBody.single(REST.time(), REST.details());

    assertThat(cut(UNTIL, single)).isEmpty();
    assertThat(cut(EventBody.single(UNTIL.time(), UNTIL.details()), REST)).isEmpty();
  }

  @Test
  void whatSaysSomethingElseIsAnotherSeries() {
    EventBody choir =
        Events.series(berlin("2026-11-23T11:00"), details("Choir"), rule("FREQ=WEEKLY"));

    assertThat(cut(UNTIL, choir)).isEmpty();
  }

  private static Optional<Slot> cut(EventBody earlier, EventBody later) {
    return new Split(new RecurrenceExpander()).cut(earlier, later);
  }

  private static EventBody team(EventTime first, String rule) {
    return Events.series(first, details("Team"), rule(rule));
  }
}
