package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.days;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.ical.expansion.RecurrenceExpander;
import dev.calsync.policy.Policy;
import dev.calsync.store.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SEM-1, SEM-5, SEM-6, SEM-47. */
class LimitedSeriesTest {

  private static final Slot NOV_2 = slot("2026-11-02T10:00:00");
  private static final Slot NOV_9 = slot("2026-11-09T10:00:00");
  private static final Slot NOV_16 = slot("2026-11-16T10:00:00");

  private static EventBody mondays(SeriesOverride... changed) {
    return Events.series(
        berlin("2026-11-02T10:00"), details("Team"), rule("FREQ=WEEKLY;COUNT=5"), changed);
  }

  private static SeriesOverride moved(Slot slot, EventTime to) {
    return new SeriesOverride(slot, to, details("Team"));
  }

  private static Projected at(SeriesSupport target, EventBody series, Known known) {
    return OnTerms.of(Policy.busy())
        .to(target)
        .expanding(new RecurrenceExpander())
        .project(series, known);
  }

  private static Projected at(SeriesSupport target, EventBody series) {
    return at(target, series, Known.NOTHING);
  }

  private static List<Part> parts(Projected projected) {
    return projected.parts().stream().map(DesiredPart::part).toList();
  }

  private static List<Slot> removed(Projected projected) {
    return projected.parts().get(0).shape().recurrence().orElseThrow().removed();
  }

  private static Known override(Slot slot) {
    return new Known(
        Map.of(Part.override(Part.MASTER, slot), Optional.empty()), Map.of(), Map.of());
  }

  private static Known removedForGood(Slot slot) {
    return new Known(
        Map.of(Part.MASTER, Optional.empty()), Map.of(Part.MASTER, Set.of(slot)), Map.of());
  }

  @Test
  void whatIsKeptInPartsHasItsOverridesBesideIt() {
    Projected projected =
        at(SeriesSupport.PARTS, mondays(moved(NOV_9, berlin("2026-11-10T12:00"))));
    assertThat(parts(projected)).containsExactly(Part.MASTER, Part.override(Part.MASTER, NOV_9));
    assertThat(projected.parts().get(0).shape().overrides()).isEmpty();
    assertThat(removed(projected)).isEmpty();
    assertThat(projected.parts().get(1).shape().time()).isEqualTo(berlin("2026-11-10T12:00"));
    assertThat(projected.degradations()).isEmpty();
  }

  @Test
  void anOverrideThatChangesNothingIsNoObject() {
    Projected projected =
        at(SeriesSupport.PARTS, mondays(moved(NOV_9, berlin("2026-11-09T10:00"))));
    assertThat(parts(projected)).containsExactly(Part.MASTER);
  }

  @Test
  void anOverrideThatIsAnObjectStaysOneAndShowsWhatItsSeriesDoes() {
    Projected projected = at(SeriesSupport.PARTS, mondays(), override(NOV_9));
    assertThat(parts(projected)).containsExactly(Part.MASTER, Part.override(Part.MASTER, NOV_9));
    assertThat(projected.parts().get(1).shape().time()).isEqualTo(berlin("2026-11-09T10:00"));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-10T10:00:00", "2026-11-09T11:00:00", "2026-12-07T10:00:00"})
  void anOverrideWhoseSlotIsGoneGoes(String slot) {
    assertThat(parts(at(SeriesSupport.PARTS, mondays(), override(slot(slot)))))
        .containsExactly(Part.MASTER);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-03T10:00, false",
    "2026-11-08T23:00, false",
    "2026-11-09T08:00, true",
    "2026-11-10T10:00, true",
    "2026-10-20T10:00, false"
  })
  void sem47AMoveToOrPastTheDayOfTheNeighbourIsDetached(String to, boolean detached) {
    SeriesSupport target = SeriesSupport.PARTS.but(Limit.OVERRIDES_CROSSING);
    Projected projected = at(target, mondays(moved(NOV_2, berlin(to))));
    assertThat(parts(projected))
        .containsExactly(
            Part.MASTER, detached ? Part.slot(NOV_2) : Part.override(Part.MASTER, NOV_2));
    assertThat(removed(projected)).isEqualTo(detached ? List.of(NOV_2) : List.of());
    assertThat(projected.degradations())
        .isEqualTo(detached ? List.of(Degradation.OVERRIDE_DETACHED) : List.of());
  }

  @Test
  void sem47AMoveBackPastTheNeighbourIsDetachedToo() {
    SeriesSupport target = SeriesSupport.WHOLE.but(Limit.OVERRIDES_CROSSING);
    Projected projected = at(target, mondays(moved(NOV_16, berlin("2026-11-09T18:00"))));
    assertThat(parts(projected)).containsExactly(Part.MASTER, Part.slot(NOV_16));
    assertThat(projected.parts().get(0).shape().overrides()).isEmpty();
  }

  @Test
  void sem6AnOverrideOfAnotherKindIsDetached() {
    EventBody series = mondays(moved(NOV_9, days("2026-11-09", "2026-11-10")));
    assertThat(parts(at(SeriesSupport.PARTS.but(Limit.KIND_OF_OVERRIDES), series)))
        .containsExactly(Part.MASTER, Part.slot(NOV_9));
    assertThat(parts(at(SeriesSupport.PARTS, series)))
        .containsExactly(Part.MASTER, Part.override(Part.MASTER, NOV_9));
  }

  @Test
  void sem5ASlotThatCannotReturnStaysRemovedAndIsASingleEvent() {
    SeriesSupport target = SeriesSupport.PARTS.but(Limit.RETURN_OF_SLOTS);
    Projected projected = at(target, mondays(), removedForGood(NOV_9));
    assertThat(parts(projected)).containsExactly(Part.MASTER, Part.slot(NOV_9));
    assertThat(removed(projected)).containsExactly(NOV_9);
    assertThat(projected.degradations()).containsExactly(Degradation.SLOT_RETURNED);
  }

  /** Beyond its end a series shows nothing; it may have a later end some day. */
  @Test
  void sem5WhatIsRemovedForGoodIsSaidToBeSoBeyondTheEndOfItsSeries() {
    SeriesSupport target = SeriesSupport.PARTS.but(Limit.RETURN_OF_SLOTS);
    EventBody shorter =
        Events.series(berlin("2026-11-02T10:00"), details("Team"), rule("FREQ=WEEKLY;COUNT=1"));
    Projected projected = at(target, shorter, removedForGood(NOV_9));
    assertThat(parts(projected)).containsExactly(Part.MASTER);
    assertThat(removed(projected)).containsExactly(NOV_9);
    assertThat(projected.degradations()).isEmpty();
  }

  @Test
  void sem5WhatWasRemovedAsADayOrATimeIsTheSlotOfThatDay() {
    SeriesSupport target = SeriesSupport.PARTS.but(Limit.RETURN_OF_SLOTS);
    Projected times = at(target, mondays(), removedForGood(slot("2026-11-09")));
    assertThat(parts(times)).containsExactly(Part.MASTER, Part.slot(NOV_9));
    assertThat(removed(times)).containsExactly(NOV_9);

    EventBody days =
        Events.series(
            days("2026-11-02", "2026-11-03"), details("Team"), rule("FREQ=WEEKLY;COUNT=5"));
    Projected whole = at(target, days, removedForGood(NOV_9));
    assertThat(parts(whole)).containsExactly(Part.MASTER, Part.slot(slot("2026-11-09")));
    assertThat(removed(whole)).containsExactly(slot("2026-11-09"));
  }

  @Test
  void sem5WhatIsRemovedAtTheSourceTooIsNotShownAgain() {
    SeriesSupport target = SeriesSupport.PARTS.but(Limit.RETURN_OF_SLOTS);
    EventBody same = Slots.of(mondays()).without(List.of(NOV_9), List.of());
    Projected projected = at(target, same, removedForGood(NOV_9));
    assertThat(parts(projected)).containsExactly(Part.MASTER);
    assertThat(removed(projected)).containsExactly(NOV_9);
  }
}
