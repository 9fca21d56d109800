package dev.calsync.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeZoneId;
import dev.calsync.policy.Policy;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** SEM-25: a target without zones is shown instants. */
class ZoneRuleTest {

  private static final OnTerms ZONES = OnTerms.of(Policy.busy());
  private static final OnTerms INSTANTS =
      ZONES.to(SeriesSupport.WHOLE.but(SeriesSupport.Limit.ZONES));

  private static EventTime shown(OnTerms terms, EventTime time) {
    return terms.shape(EventBody.single(time, Events.details("Call"))).time();
  }

  @Test
  void aTimedEventIsWrittenInUtcWithItsElapsedLength() {
    EventTime night = Events.berlin("2026-10-24T23:00", Duration.ofHours(6));
    assertThat(shown(INSTANTS, night))
        .isEqualTo(
            new EventTime.Zoned(
                LocalDateTime.parse("2026-10-24T21:00"),
                TimeZoneId.UTC,
                Length.of(Duration.ofHours(6))));
    assertThat(shown(ZONES, night)).isEqualTo(night);
  }

  @Test
  void aDayStaysADay() {
    EventTime day = Events.days("2026-12-24", "2026-12-25");
    assertThat(shown(INSTANTS, day)).isEqualTo(day);
  }

  @Test
  void aZoneThatNobodyKnowsIsHandedOn() {
    EventTime odd =
        new EventTime.Zoned(
            LocalDateTime.parse("2026-12-24T10:00"),
            new TimeZoneId("Mars/Olympus"),
            Length.of(Duration.ofHours(1)));
    assertThat(shown(INSTANTS, odd)).isEqualTo(odd);
  }
}
