package dev.calsync.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** INV-8, INV-25: by elapsed time alone; lease 30 s, margin 5 s, slice 15 s. */
class LeaseClockTest {

  /** Far from zero, so that a reading taken for an absolute time shows. */
  private long nanos = Long.MAX_VALUE - Duration.ofSeconds(20).toNanos();

  private final LeaseClock clock = new LeaseClock(() -> nanos, Rig.SETTINGS, nanos);

  @Test
  void callsMayBeginUntilTheMarginBeforeTheEndOfTheLease() {
    assertThat(clock.mayCallFor()).isEqualTo(Duration.ofSeconds(25));
    pass(Duration.ofMillis(24_999));
    assertThat(clock.mayCallFor()).isEqualTo(Duration.ofMillis(1));
    pass(Duration.ofMillis(1));
    assertThat(clock.mayCallFor()).isZero();
    pass(Duration.ofMinutes(10));
    assertThat(clock.mayCallFor()).isZero();
  }

  @Test
  void aRenewalCountsFromWhenItWasAskedFor() {
    pass(Duration.ofSeconds(10));
    long asked = nanos;
    pass(Duration.ofSeconds(4));
    clock.renewedAt(asked);

    assertThat(clock.mayCallFor()).isEqualTo(Duration.ofSeconds(21));
  }

  @Test
  void aRenewalDoesNotProlongTheSlice() {
    pass(Duration.ofMillis(14_999));
    clock.renewedAt(nanos);
    assertThat(clock.sliceOver()).isFalse();
    pass(Duration.ofMillis(1));

    assertThat(clock.sliceOver()).isTrue();
    assertThat(clock.since()).isEqualTo(Duration.ofSeconds(15));
  }

  /** R-L9: first to yield, with time for what is in flight; then no request more. */
  @Test
  void aStoppingWorkerEndsTheSliceAndLaterTheCalls() {
    StopSignal signal = new StopSignal();
    clock.begin(signal);
    assertThat(clock.sliceOver()).isFalse();
    signal.stop();
    assertThat(clock.sliceOver()).isTrue();
    assertThat(clock.isCut()).isFalse();
    assertThat(clock.mayCallFor()).isEqualTo(Duration.ofSeconds(25));
    signal.cut();

    assertThat(clock.isCut()).isTrue();
    assertThat(clock.mayCallFor()).isZero();
  }

  @Test
  void progressIsToldOnce() {
    assertThat(clock.takeProgress()).isFalse();
    clock.progressed();
    clock.progressed();
    assertThat(clock.takeProgress()).isTrue();
    assertThat(clock.takeProgress()).isFalse();
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}
