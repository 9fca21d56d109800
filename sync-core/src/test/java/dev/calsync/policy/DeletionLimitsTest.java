package dev.calsync.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.calsync.policy.DeletionLimits.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionLimitsTest {

  @ParameterizedTest
  @CsvSource({"0, 30, 500", "-1, 30, 500", "5, -1, 500", "5, 101, 500", "5, 30, 4"})
  void limitsOutsideTheirRangesAreRefused(int least, int percent, int most) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Limit(least, percent, most));
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 1", "1, 100, 1", "500, 30, 500"})
  void limitsAtTheEndsOfTheirRangesAreTaken(int least, int percent, int most) {
    assertThat(new Limit(least, percent, most).least()).isEqualTo(least);
  }

  /** SEM-42. */
  @Test
  void theDefaultsAreThoseOfTheRule() {
    assertThat(DeletionLimits.DEFAULT.absence()).isEqualTo(new Limit(5, 30, 500));
    assertThat(DeletionLimits.DEFAULT.tombstone()).isEqualTo(new Limit(25, 50, 1_000));
  }

  @Test
  void aShareIsExactAlsoWhereNumbersAreLarge() {
    Limit third = new Limit(1, 33, Integer.MAX_VALUE);

    assertThat(third.exceededBy(33_000_000_000L, 100_000_000_000L)).isTrue();
    assertThat(new Limit(1, 33, Integer.MAX_VALUE).exceededBy(330_000_000L, 1_000_000_000L))
        .isFalse();
    assertThat(third.exceededBy(330_000_001L, 1_000_000_000L)).isTrue();
  }

  @Test
  void everythingGoneIsNoMoreThanAHundredPercent() {
    assertThat(new Limit(1, 100, 1_000).exceededBy(1_000, 1_000)).isFalse();
    assertThat(new Limit(1, 100, 1_000).exceededBy(1_001, 1_001)).isTrue();
  }
}
