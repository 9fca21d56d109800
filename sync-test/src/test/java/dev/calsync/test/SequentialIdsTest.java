package dev.calsync.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequentialIdsTest {

  @Test
  void countsInAnOrderThatSorts() {
    SequentialIds ids = new SequentialIds();
    IntStream.range(0, 9).forEach(i -> ids.next());

    assertThat(ids.next()).isEqualTo("id-000010").isGreaterThan("id-000009");
    assertThat(new SequentialIds("node2-").next()).isEqualTo("node2-000001");
  }

  @Test
  void goesOnBeyondSixDigitsWithinTheLengthOfAnId() {
    SequentialIds ids = new SequentialIds("x".repeat(40));
    IntStream.range(0, 1_000_000).forEach(i -> ids.next());

    assertThat(ids.next()).endsWith("1000001").hasSizeLessThanOrEqualTo(64);
  }

  @Test
  void refusesAPrefixThatIsNoId() {
    assertThatThrownBy(() -> new SequentialIds("Node_1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SequentialIds("x".repeat(41)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
