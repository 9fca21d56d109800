package dev.calsync.engine.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** First readings of calendars leave runs free for what people wait for (R-L5). */
class InitialLoadsTest {

  private final InitialLoads loads = new InitialLoads(2);

  @Test
  void asManyAsThereArePlacesForAreReadAtOnce() {
    assertThat(loads.<String>call(() -> loads.call(() -> "read"))).isEqualTo("read");
  }

  @Test
  void oneMoreIsToldToComeAgainAndIsNotRead() {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> loads.call(() -> loads.call(() -> loads.call(this::mustNotBeRead))))
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo("MANY_INITIAL_LOADS");
              assertThat(refusal.failureClass()).isEqualTo(FailureClass.THROTTLED);
              assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(1));
              assertThat(refusal).hasMessageStartingWith("2 calendars are read for the first time");
            });
  }

  /** Nothing was asked of the provider, so it is no failed attempt. */
  @Test
  void theRefusalIsOneOfOurOwn() {
    InitialLoads none = new InitialLoads(1);

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> none.call(() -> none.call(this::mustNotBeRead)))
        .matches(NotNow::is);
  }

  @Test
  void aPlaceIsFreeAgainWhenAReadingEnds() {
    for (int i = 0; i < 5; i++) {
      assertThat(loads.<String>call(() -> "read")).isEqualTo("read");
    }
  }

  @Test
  void aPlaceIsFreeAgainWhenAReadingFails() {
    for (int i = 0; i < 5; i++) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  loads.call(
                      () -> {
                        throw new IllegalStateException("the reading failed");
                      }));
    }
  }

  private String mustNotBeRead() {
    throw new AssertionError("there is no place for it");
  }
}
