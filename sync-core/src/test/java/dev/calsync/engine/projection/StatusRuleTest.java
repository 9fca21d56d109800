package dev.calsync.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusRuleTest {

  @Test
  void sem41CancelledButPresentIsNotShown() {
    OnTerms terms = OnTerms.of(Policy.title());
    EventBody cancelled = on2December("Team", Availability.BUSY, EventStatus.CANCELLED);
    EventBody prefix = on2December("Canceled: old plan", Availability.BUSY, EventStatus.CONFIRMED);
    assertThat(terms.project(cancelled).excluded()).contains(Exclusion.CANCELLED);
    assertThat(terms.shape(prefix).details().text().title()).isEqualTo("Canceled: old plan");
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIRMED, BUSY, BUSY",
    "TENTATIVE, BUSY, TENTATIVE",
    "CONFIRMED, TENTATIVE, TENTATIVE",
    "TENTATIVE, FREE, FREE",
    "TENTATIVE, OUT_OF_OFFICE, OUT_OF_OFFICE",
    "TENTATIVE, WORKING_ELSEWHERE, WORKING_ELSEWHERE",
    "CONFIRMED, FREE, FREE",
    "CONFIRMED, OUT_OF_OFFICE, OUT_OF_OFFICE",
  })
  void whatMayNotTakePlaceTakesTimePerhaps(
      EventStatus status, Availability said, Availability shown) {
    EventBody body = on2December("Team", said, status);
    assertThat(OnTerms.of(Policy.busy()).shape(body).details().availability()).isEqualTo(shown);
  }

  private static EventBody on2December(
      String title, Availability availability, EventStatus status) {
    EventDetails details = Events.details(title, availability, Visibility.NORMAL, status);
    return EventBody.single(Events.berlin("2026-12-02T10:00"), details);
  }
}
