package dev.calsync.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import dev.calsync.policy.Policy;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** SEM-27: where every time is in a zone, one in none is written in that of the owner. */
class FloatingRuleTest {

  private static final Length HOUR = Length.of(Duration.ofHours(1));
  private static final OnTerms FLOATING = OnTerms.of(Policy.busy());
  private static final OnTerms ZONED = FLOATING.to(SeriesSupport.WHOLE.but(Limit.FLOATING_TIMES));
  private static final EventTime EIGHT =
      new EventTime.Floating(LocalDateTime.parse("2026-12-10T08:00"), HOUR);

  @Test
  void aSingleTimeIsOnTheOwnersClocks() {
    EventBody event = EventBody.single(EIGHT, Events.details("Pill"));

    assertThat(FLOATING.shape(event).time()).isEqualTo(EIGHT);
    assertThat(ZONED.shape(event).time())
        .isInstanceOfSatisfying(
            EventTime.Zoned.class,
            time -> {
              assertThat(time.start()).isEqualTo(LocalDateTime.parse("2026-12-10T08:00"));
              assertThat(time.length()).isEqualTo(HOUR);
              assertThat(time.zone()).isEqualTo(new TimeZoneId("Europe/Berlin"));
            });
  }

  @Test
  void aSeriesKeepsItsSlots() {
    Slot removed = new Slot.AtTime(LocalDateTime.parse("2026-12-12T08:00"));
    RecurrenceRule daily = RecurrenceRule.every(Frequency.DAILY).ending(new RuleEnd.Count(9));
    EventBody series =
        new EventBody(
            EIGHT,
            Events.details("Pill"),
            Optional.of(new Recurrence(List.of(daily), List.of(), List.of(removed))),
            List.of());

    MirrorShape shown = ZONED.shape(series);

    assertThat(shown.time()).isInstanceOf(EventTime.Zoned.class);
    assertThat(shown.time().startSlot()).isEqualTo(EIGHT.startSlot());
    assertThat(shown.recurrence().orElseThrow().removed()).containsExactly(removed);
  }

  @Test
  void aChangedOccurrenceIsOnTheOwnersClocksToo() {
    RecurrenceRule daily = RecurrenceRule.every(Frequency.DAILY).ending(new RuleEnd.Count(9));
    EventTime nine = new EventTime.Floating(LocalDateTime.parse("2026-12-12T09:00"), HOUR);
    Slot changed = new Slot.AtTime(LocalDateTime.parse("2026-12-12T08:00"));
    EventBody series =
        new EventBody(
            EIGHT,
            Events.details("Pill"),
            Optional.of(Recurrence.of(daily)),
            List.of(new SeriesOverride(changed, nine, Events.details("Pill"))));

    assertThat(ZONED.shape(series).overrides())
        .singleElement()
        .satisfies(it -> assertThat(it.slot()).isEqualTo(changed))
        .satisfies(it -> assertThat(it.time()).isInstanceOf(EventTime.Zoned.class));
  }

  @Test
  void daysAndTimesInZonesStayAsTheyAre() {
    EventTime day = Events.days("2026-12-24", "2026-12-25");
    EventTime ten = Events.berlin("2026-12-10T10:00", Duration.ofHours(1));
    for (EventTime time : List.of(day, ten)) {
      assertThat(ZONED.shape(EventBody.single(time, Events.details("Call"))).time())
          .isEqualTo(time);
    }
  }
}
