package dev.calsync.engine.canonical;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.days;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.ical.expansion.RecurrenceExpander;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SEM-38. */
class MovedSlotsTest {

  private static EventBody mondays(EventTime first, String rule, String... removed) {
    Recurrence repeats =
        new Recurrence(
            List.of(rule(rule)), List.of(), Stream.of(removed).map(Slot::parse).toList());
    return new EventBody(first, details("Team"), Optional.of(repeats), List.of());
  }

  private static EventBody changing(EventBody series, String... slots) {
    return new EventBody(
        series.time(),
        series.details(),
        series.recurrence(),
        Stream.of(slots)
            .map(
                name -> new SeriesOverride(slot(name), berlin("2026-11-17T15:00"), details("Team")))
            .toList());
  }

  private static EventBody settled(EventBody series) {
    return MovedSlots.settled(series, Optional.of(new RecurrenceExpander()));
  }

  private static List<String> removed(EventBody series) {
    return settled(series).recurrence().orElseThrow().removed().stream().map(Slot::text).toList();
  }

  private static List<String> changed(EventBody series) {
    return settled(series).overrides().stream().map(it -> it.slot().text()).toList();
  }

  @Test
  void aRemovedSlotStaysRemovedWhenTheSeriesMovesToAnotherTime() {
    assertThat(removed(mondays(berlin("2026-11-02T11:00"), "FREQ=WEEKLY", "2026-11-16T10:00:00")))
        .containsExactly("2026-11-16T11:00:00");
  }

  @Test
  void aChangedSlotGoesWithItsSeries() {
    EventBody eleven = mondays(berlin("2026-11-02T11:00"), "FREQ=WEEKLY");
    assertThat(changed(changing(eleven, "2026-11-16T10:00:00")))
        .containsExactly("2026-11-16T11:00:00");
    assertThat(settled(changing(eleven, "2026-11-16T10:00:00")).overrides())
        .extracting(SeriesOverride::time)
        .containsExactly(berlin("2026-11-17T15:00"));
  }

  @Test
  void aSeriesThatBecomesAllDayKeepsWhatWasRemoved() {
    assertThat(
            removed(
                mondays(days("2026-11-02", "2026-11-03"), "FREQ=WEEKLY", "2026-11-16T10:00:00")))
        .containsExactly("2026-11-16");
  }

  @Test
  void namesThatTheSeriesHasStayAsTheyAre() {
    EventBody ten = mondays(berlin("2026-11-02T10:00"), "FREQ=WEEKLY", "2026-11-16T10:00:00");
    assertThat(settled(changing(ten, "2026-11-23T10:00:00")))
        .isEqualTo(changing(ten, "2026-11-23T10:00:00"));
  }

  @Test
  void aDayWithoutASlotOrWithSeveralTellsNothing() {
    assertThat(removed(mondays(berlin("2026-11-03T10:00"), "FREQ=WEEKLY", "2026-11-16T10:00:00")))
        .containsExactly("2026-11-16T10:00:00");
    assertThat(
            removed(
                mondays(
                    berlin("2026-11-02T11:00"), "FREQ=DAILY;BYHOUR=9,11", "2026-11-16T10:00:00")))
        .containsExactly("2026-11-16T10:00:00");
  }

  @Test
  void aSlotThatIsNamedItselfIsNotNamedTwice() {
    EventBody eleven = mondays(berlin("2026-11-02T11:00"), "FREQ=WEEKLY");
    assertThat(changed(changing(eleven, "2026-11-16T10:00:00", "2026-11-16T11:00:00")))
        .containsExactly("2026-11-16T10:00:00", "2026-11-16T11:00:00");
  }

  @Test
  void withoutAnExpanderNothingIsTold() {
    EventBody series = mondays(berlin("2026-11-02T11:00"), "FREQ=WEEKLY", "2026-11-16T10:00:00");
    assertThat(MovedSlots.settled(series, Optional.empty())).isEqualTo(series);
  }
}
