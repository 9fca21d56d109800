package dev.calsync.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.Availability;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventTime;
import dev.calsync.event.Participation;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Policy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityRuleTest {

  private static final EventTime HOUR = Events.berlin("2026-12-02T10:00");

  @ParameterizedTest
  @CsvSource({
    "CONFIRMED, BUSY, ACCEPTED, BUSY",
    "CONFIRMED, BUSY, TENTATIVE, TENTATIVE",
    "CONFIRMED, BUSY, NEEDS_ACTION, TENTATIVE",
    "CONFIRMED, BUSY, DECLINED, FREE",
    "CONFIRMED, BUSY, DELEGATED, FREE",
    "TENTATIVE, BUSY, ACCEPTED, TENTATIVE",
    "CONFIRMED, OUT_OF_OFFICE, ACCEPTED, OUT_OF_OFFICE",
    "CONFIRMED, OUT_OF_OFFICE, TENTATIVE, OUT_OF_OFFICE",
    "CONFIRMED, OUT_OF_OFFICE, DECLINED, FREE",
    "CONFIRMED, FREE, ACCEPTED, FREE",
    "CONFIRMED, WORKING_ELSEWHERE, ACCEPTED, WORKING_ELSEWHERE",
    "CONFIRMED, WORKING_ELSEWHERE, DECLINED, WORKING_ELSEWHERE",
  })
  void sem8TheAnswerDecidesWhetherTimeIsTaken(
      EventStatus status, Availability said, Participation answer, Availability shown) {
    assertThat(AvailabilityRule.availability(on(said, status), answer, HOUR, Policy.busy()))
        .isEqualTo(shown);
  }

  @Test
  void sem45APointInTimeTakesNoneUnlessAsked() {
    EventDetails busy = on(Availability.BUSY, EventStatus.CONFIRMED);
    EventTime point = Events.berlin("2026-12-02T10:00", Duration.ZERO);
    Policy asking = Policy.busy().toBuilder().zeroLengthBlocks(true).build();
    assertThat(AvailabilityRule.availability(busy, Participation.ACCEPTED, point, Policy.busy()))
        .isEqualTo(Availability.FREE);
    assertThat(AvailabilityRule.availability(busy, Participation.ACCEPTED, point, asking))
        .isEqualTo(Availability.BUSY);
  }

  @Test
  void sem28AWholeDayIsNeverAPoint() {
    EventDetails busy = on(Availability.BUSY, EventStatus.CONFIRMED);
    EventTime day = Events.days("2026-12-24", "2026-12-25");
    assertThat(AvailabilityRule.availability(busy, Participation.ACCEPTED, day, Policy.busy()))
        .isEqualTo(Availability.BUSY);
  }

  private static EventDetails on(Availability said, EventStatus status) {
    return Events.details("Team", said, Visibility.NORMAL, status);
  }
}
