package dev.calsync.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BufferTest {

  @Test
  void takesUpToADayOnEitherSide() {
    Buffer day = Buffer.before(Duration.ofDays(1)).after(Duration.ofDays(1));
    assertThat(day.isNone()).isFalse();
    assertThat(Buffer.before(Duration.ZERO)).isEqualTo(Buffer.NONE).matches(Buffer::isNone);
  }

  @Test
  void refusesBothSidesAtOnce() {
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(() -> new Buffer(Duration.ofMinutes(-1), Duration.ofSeconds(90)))
        .satisfies(refused -> assertThat(refused.problems()).hasSize(2));
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(() -> Buffer.before(Duration.ofHours(24).plusMinutes(1)))
        .withMessageContaining("the buffer before");
  }
}
