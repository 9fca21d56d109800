package dev.calsync.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.SeriesSupport.Limit;
import org.junit.jupiter.api.Test;

/** What a calendar cannot do with series. */
class SeriesSupportTest {

  @Test
  void everythingIsAllowedThatIsNotBeyondTheLimits() {
    SeriesSupport limited = SeriesSupport.PARTS.but(Limit.OVERRIDES_CROSSING);
    assertThat(limited.allows(Limit.OVERRIDES_CROSSING)).isFalse();
    assertThat(limited.allows(Limit.RETURN_OF_SLOTS)).isTrue();
    assertThat(limited.kept()).isEqualTo(SeriesSupport.Kept.PARTS);
  }

  @Test
  void furtherLimitsAreAddedToThoseThatAreThere() {
    SeriesSupport limited =
        SeriesSupport.PARTS.but(Limit.OVERRIDES_CROSSING).but(Limit.RETURN_OF_SLOTS);
    assertThat(limited)
        .isEqualTo(SeriesSupport.PARTS.but(Limit.RETURN_OF_SLOTS, Limit.OVERRIDES_CROSSING));
    assertThat(SeriesSupport.PARTS.limits()).isEmpty();
  }
}
