package dev.calsync.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormHashTest {

  @Test
  void bytesGoInAndComeOutAgain() {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = new byte[FormHash.BYTES];
      random.nextBytes(bytes);
      assertThat(FormHash.of(bytes).bytes()).as("seed %d, hash %d", seed, i).isEqualTo(bytes);
    }
  }

  @Test
  void everyByteCounts() {
    FormHash zero = FormHash.of(new byte[32]);
    for (int i = 0; i < 32; i++) {
      byte[] bytes = new byte[32];
      bytes[i] = 1;
      assertThat(FormHash.of(bytes))
          .isNotEqualTo(zero)
          .isEqualTo(FormHash.of(bytes))
          .hasSameHashCodeAs(FormHash.of(bytes));
    }
  }

  @Test
  void absentIsThirtyTwoZeroBytesAndAValueLikeAnyOther() {
    assertThat(FormHash.of(new byte[32])).isEqualTo(FormHash.ABSENT);
    assertThat(FormHash.ABSENT.isAbsent()).isTrue();
    assertThat(new FormHash(0, 0, 0, 1).isAbsent()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void otherLengthsAreRefused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FormHash.of(new byte[length]))
        .withMessageContaining("not " + length);
  }

  @Test
  void itsTextIsShortAndTellsAbsenceApart() {
    assertThat(FormHash.ABSENT).hasToString("absent");
    assertThat(new FormHash(0x0123456789abcdefL, 0, 0, 0)).hasToString("0123456789ab");
  }
}
