package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.days;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.RandomEvents.forSeeds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventTime;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PrivateEvents;
import dev.calsync.store.FormHash;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProjectionTest {

  @Test
  void sem28AllDayStaysDates() {
    EventTime christmas = days("2026-12-24", "2026-12-25");
    assertThat(
            OnTerms.of(Policy.busy())
                .in(OnTerms.frame("America/Los_Angeles"))
                .shape(EventBody.single(christmas, details("Holiday")))
                .time())
        .isEqualTo(christmas);
  }

  @Test
  void sem46WhatTheTargetDoesNotShowIsNotHashed() {
    EventBody body = EventBody.single(berlin("2026-12-02T10:00"), details("Dentist"));
    OnTerms terms = OnTerms.of(Policy.busy());
    Policy noPrivate = Policy.builder().privateEvents(PrivateEvents.SKIP).build();
    assertThat(
            List.of(
                hash(OnTerms.of(noPrivate), body),
                hash(terms.within("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"), body),
                hash(terms.in(new TimeFrame(new OtherData(), Events.BERLIN)), body),
                hash(terms, EventBody.single(body.time(), details("Lunch")))))
        .containsOnly(hash(terms, body));
  }

  @Test
  void theFirstRuleThatObjectsIsTheReason() {
    EventBody cancelled =
        EventBody.single(
            berlin("2026-12-02T10:00"), Events.with(details("Team"), EventStatus.CANCELLED));
    assertThat(
            OnTerms.of(Policy.busy())
                .within("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z")
                .project(cancelled)
                .excluded())
        .contains(Exclusion.CANCELLED);
  }

  @Test
  void theSameEventAndTermsGiveTheSameParts() {
    forSeeds(
        500,
        events -> {
          EventBody body = events.body();
          OnTerms terms = OnTerms.of(Policy.full());
          assertThat(terms.project(body)).isEqualTo(terms.project(body));
        });
  }

  @Test
  void anEventIsShownOrThereIsAReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Projected(List.of(), Optional.empty(), List.of()));
  }

  private static FormHash hash(OnTerms terms, EventBody body) {
    return ShapeForm.hash(terms.shape(body));
  }

  /** The same rules under another name. */
  private static final class OtherData implements ZoneRulesSource {
    @Override
    public Optional<ZoneRules> rules(TimeZoneId zone) {
      return ZoneRulesSource.jdk().rules(zone);
    }

    @Override
    public String version() {
      return "2099z";
    }
  }
}
