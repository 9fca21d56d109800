package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.days;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PrivateEvents;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverrideRuleTest {

  private static final EventTime TUESDAY = berlin("2026-01-06T10:00");
  private static final Slot SLOT = slot("2026-01-13T10:00:00");

  @Test
  void sem5ACancelledOccurrenceAndARemovedSlotAreTheSame() {
    OnTerms terms = OnTerms.of(Policy.title());
    EventBody cancelled =
        weekly(override(TUESDAY, Events.with(details("Team"), EventStatus.CANCELLED)));
    EventBody removed =
        new EventBody(
            TUESDAY,
            details("Team"),
            Optional.of(new Recurrence(List.of(rule("FREQ=WEEKLY")), List.of(), List.of(SLOT))),
            List.of());
    assertThat(terms.shape(cancelled)).isEqualTo(terms.shape(removed));
    assertThat(terms.shape(cancelled).recurrence().orElseThrow().removed()).containsExactly(SLOT);
  }

  @Test
  void aMovedOccurrenceKeepsItsSlot() {
    EventTime moved = berlin("2026-01-14T15:00");
    MirrorShape shape =
        OnTerms.of(Policy.busy()).shape(weekly(override(moved, details("Team, moved"))));
    assertThat(shape.overrides())
        .singleElement()
        .satisfies(override -> assertThat(override.slot()).isEqualTo(SLOT))
        .satisfies(override -> assertThat(override.time()).isEqualTo(moved))
        .satisfies(
            override -> assertThat(override.details().text()).isEqualTo(EventText.titled("Busy")));
  }

  @Test
  void anOccurrenceMayBecomeAWholeDay() {
    EventTime day = days("2026-01-13", "2026-01-14");
    assertThat(OnTerms.of(Policy.busy()).shape(weekly(override(day, details("T")))).overrides())
        .extracting(ShownOverride::time)
        .containsExactly(day);
  }

  @Test
  void sem19APrivateOccurrenceOfANormalSeriesShowsAsBusy() {
    SeriesOverride clinic =
        override(berlin("2026-01-13T11:00"), Events.with(details("Clinic"), Visibility.PRIVATE));
    MirrorShape shape = OnTerms.of(Policy.full()).shape(weekly(clinic));
    assertThat(shape.details().text().title()).isEqualTo("Team");
    assertThat(shape.overrides())
        .extracting(override -> override.details().text().title())
        .containsExactly("Busy");
  }

  @Test
  void sem19ASkippedPrivateOccurrenceIsARemovedSlot() {
    Policy skip = Policy.full().toBuilder().privateEvents(PrivateEvents.SKIP).build();
    SeriesOverride clinic =
        override(berlin("2026-01-13T11:00"), Events.with(details("Clinic"), Visibility.PRIVATE));
    MirrorShape shape = OnTerms.of(skip).shape(weekly(clinic));
    assertThat(shape.overrides()).isEmpty();
    assertThat(shape.recurrence().orElseThrow().removed()).containsExactly(SLOT);
  }

  @Test
  void noOccurrenceIsLessPrivateThanItsSeries() {
    EventDetails secret = Events.with(details("Clinic"), Visibility.CONFIDENTIAL);
    EventBody body =
        Events.series(
            TUESDAY,
            secret,
            rule("FREQ=WEEKLY"),
            override(berlin("2026-01-13T11:00"), details("Clinic")));
    assertThat(OnTerms.of(Policy.full()).shape(body).overrides())
        .singleElement()
        .extracting(ShownOverride::details)
        .isEqualTo(OnTerms.of(Policy.full()).shape(body).details());
  }

  @Test
  void aChangeThatTheEdgeHidesIsNoChangeAtTheTarget() {
    OnTerms busy = OnTerms.of(Policy.busy());
    EventBody renamed = weekly(override(berlin("2026-01-13T10:00"), details("Team, renamed")));
    EventBody plain = Events.series(TUESDAY, details("Team"), rule("FREQ=WEEKLY"));
    assertThat(ShapeForm.hash(busy.shape(renamed))).isEqualTo(ShapeForm.hash(busy.shape(plain)));
  }

  private static EventBody weekly(SeriesOverride override) {
    return Events.series(TUESDAY, details("Team"), rule("FREQ=WEEKLY"), override);
  }

  private static SeriesOverride override(EventTime time, EventDetails details) {
    return new SeriesOverride(SLOT, time, details);
  }
}
