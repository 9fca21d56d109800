package dev.calsync.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {

  private static final TimeRange TEN_TO_TWELVE = new TimeRange(at(10), at(12));

  @ParameterizedTest
  @CsvSource({
    "8, 9, false",
    "8, 10, false",
    "8, 11, true",
    "8, 13, true",
    "10, 12, true",
    "11, 11, true",
    "11, 13, true",
    "12, 13, false",
    "13, 14, false",
    "10, 10, true",
    "12, 12, false",
    "9, 9, false"
  })
  void bothAreHalfOpenAndAPointTouchesTheRangeItLiesIn(int from, int to, boolean overlaps) {
    assertThat(TEN_TO_TWELVE.overlaps(at(from), at(to))).isEqualTo(overlaps);
  }

  @Test
  void aRangeMayBeEmptyButNotReversed() {
    assertThat(new TimeRange(at(10), at(10)).overlaps(at(10), at(10))).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new TimeRange(at(11), at(10)));
  }

  @Test
  void everythingIsTheYears1To9999() {
    assertThat(TimeRange.ALWAYS.overlaps(at(10), at(11))).isTrue();
    assertThat(TimeRange.ALWAYS.from()).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(TimeRange.ALWAYS.to()).isEqualTo("9999-12-31T23:59:59Z");
  }

  private static Instant at(int hour) {
    return Instant.parse("2026-11-23T00:00:00Z").plusSeconds(hour * 3_600L);
  }
}
