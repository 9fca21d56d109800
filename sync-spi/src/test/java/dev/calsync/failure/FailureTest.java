package dev.calsync.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {

  @ParameterizedTest
  @EnumSource(FailureClass.class)
  void onlyWhatPassesByItselfMayBeTriedAgainAsItIs(FailureClass kind) {
    ConnectorException trouble = ConnectorException.of(kind, "CODE", "Calendar c: trouble");

    assertThat(trouble.failureClass()).isEqualTo(kind);
    assertThat(trouble.code()).isEqualTo("CODE");
    assertThat(trouble.retryable())
        .isEqualTo(kind == FailureClass.TRANSIENT || kind == FailureClass.THROTTLED);
    assertThat(trouble.retryAfter()).isEmpty();
  }

  @Test
  void aThrottledCallSaysHowLongToWait() {
    ConnectorException slow = ConnectorException.throttled("SLOW", "wait", Duration.ofSeconds(7));

    assertThat(slow.failureClass()).isEqualTo(FailureClass.THROTTLED);
    assertThat(slow.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void aLostLeaseIsNoReasonToRetry() {
    StaleLeaseException lost = new StaleLeaseException("ann/home/IN", 3);

    assertThat(lost.code()).isEqualTo("STALE_LEASE");
    assertThat(lost.retryable()).isFalse();
    assertThat(lost).hasMessageContainingAll("ann/home/IN", "3");
  }

  @Test
  void aPlainFailureIsNotTriedAgain() {
    assertThat(new CalsyncException("NOT_FOUND", "no").retryable()).isFalse();
    assertThat(new StoreException("DOWN", "store", null, true).retryable()).isTrue();
  }
}
