package dev.calsync.engine.permit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** INV-20: for how long an account is left alone by this node. */
class RestsTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final Rests rests = new Rests(nanos::get);

  @Test
  void anAccountRestsForAsLongAsItWasToldAndNoOtherDoes() {
    rests.begin("ann", Duration.ofSeconds(10));

    assertThat(rests.left("ann")).contains(Duration.ofSeconds(10));
    assertThat(rests.left("bob")).isEmpty();
    pass(Duration.ofSeconds(9));
    assertThat(rests.left("ann")).contains(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    assertThat(rests.left("ann")).isEmpty();
  }

  @Test
  void aShorterRestDoesNotEndALongerOne() {
    rests.begin("ann", Duration.ofSeconds(10));
    rests.begin("ann", Duration.ofSeconds(1));

    assertThat(rests.left("ann")).contains(Duration.ofSeconds(10));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
