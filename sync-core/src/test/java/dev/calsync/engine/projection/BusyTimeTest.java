package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.days;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.Occurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.TimeRange;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PrivateEvents;
import dev.calsync.policy.WorkingHours;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What takes its owner's time: the rules of the policy, asked of each occurrence (SEM-2, SEM-3).
 */
class BusyTimeTest {

  private static OnTerms march(Policy policy) {
    return OnTerms.of(policy).within("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z");
  }

  private static List<BusyTime> of(Policy policy, EventBody body) {
    return BusyTime.of(body, march(policy).terms());
  }

  private static EventBody single(EventTime time, EventDetails details) {
    return EventBody.single(time, details);
  }

  private static EventDetails saying(
      Availability availability, Visibility visibility, EventStatus status) {
    return details("Secret", availability, visibility, status);
  }

  @Test
  void sem8OnlyWhatTakesTimeIsBusy() {
    for (Availability availability : Availability.values()) {
      EventBody body =
          single(
              berlin("2026-03-02T10:00"),
              saying(availability, Visibility.NORMAL, EventStatus.CONFIRMED));
      boolean takes =
          availability != Availability.FREE && availability != Availability.WORKING_ELSEWHERE;
      assertThat(of(Policy.blocks(), body)).as("%s", availability).hasSize(takes ? 1 : 0);
    }
  }

  @Test
  void sem41WhatIsCancelledTakesNoTimeAndWhatIsTentativeTakesItPerhaps() {
    EventTime time = berlin("2026-03-02T10:00");
    assertThat(
            of(
                Policy.blocks(),
                single(time, saying(Availability.BUSY, Visibility.NORMAL, EventStatus.CANCELLED))))
        .isEmpty();
    assertThat(
            of(
                Policy.blocks(),
                single(time, saying(Availability.BUSY, Visibility.NORMAL, EventStatus.TENTATIVE))))
        .singleElement()
        .satisfies(it -> assertThat(it.availability()).isEqualTo(Availability.TENTATIVE));
  }

  @Test
  void sem19PrivateEventsTakeTimeUnlessThePolicySkipsThem() {
    EventBody body =
        single(
            berlin("2026-03-02T10:00"),
            saying(Availability.BUSY, Visibility.PRIVATE, EventStatus.CONFIRMED));
    assertThat(of(Policy.blocks(), body)).hasSize(1);
    assertThat(of(Policy.blocks().toBuilder().privateEvents(PrivateEvents.SKIP).build(), body))
        .isEmpty();
  }

  @Test
  void sem45APointTakesNoTimeUnlessAskedFor() {
    EventBody body = single(berlin("2026-03-02T10:00", Duration.ZERO), details("Call"));
    assertThat(of(Policy.blocks(), body)).isEmpty();
    assertThat(of(Policy.blocks().toBuilder().zeroLengthBlocks(true).build(), body)).hasSize(1);
  }

  @Test
  void onlyWhatTouchesTheWindowIsBusy() {
    assertThat(of(Policy.blocks(), single(berlin("2026-04-02T10:00"), details("Later")))).isEmpty();
    assertThat(of(Policy.blocks(), single(days("2026-02-27", "2026-03-02"), details("Long"))))
        .hasSize(1);
  }

  @Test
  void sem3EachOccurrenceIsJudgedForItself() {
    EventTime first = berlin("2026-03-02T10:00");
    EventTime late = berlin("2026-03-09T20:00");
    SeriesOverride moved = new SeriesOverride(slot("2026-03-09T10:00:00"), late, details("Late"));
    EventBody series = Events.series(first, details("Team"), rule("FREQ=WEEKLY"), moved);
    Expansion both =
        new Expansion(
            List.of(
                occurrence("2026-03-02T10:00:00", first, Optional.empty()),
                occurrence("2026-03-09T10:00:00", late, Optional.of(moved))),
            true);
    WorkingHours hours = WorkingHours.weekdays("09:00", "17:00").in(ZoneId.of("Europe/Berlin"));
    Policy atWork = Policy.blocks().toBuilder().only(Filter.within(hours)).build();
    Policy notTeam = Policy.blocks().toBuilder().skip(Filter.titleContains("Team")).build();

    assertThat(busy(Policy.blocks(), series, both)).hasSize(2);
    assertThat(busy(atWork, series, both))
        .extracting(it -> it.slot().text())
        .containsExactly("2026-03-02T10:00:00");
    assertThat(busy(notTeam, series, both))
        .extracting(it -> it.slot().text())
        .containsExactly("2026-03-09T10:00:00");
  }

  private static List<BusyTime> busy(Policy policy, EventBody series, Expansion found) {
    return BusyTime.of(series, march(policy).expanding(OnTerms.answering(found)).terms());
  }

  private static Occurrence occurrence(
      String slot, EventTime time, Optional<SeriesOverride> override) {
    TimeRange extent = Extent.of(time, OnTerms.frame("Europe/Berlin")).orElseThrow();
    return new Occurrence(slot(slot), time, extent.from(), extent.to(), override);
  }
}
