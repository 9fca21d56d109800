package dev.calsync.engine.permit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** FLT-12, R-D4: a storm ends by itself, and nobody returns together. */
class BreakerTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final Breaker breaker = new Breaker(nanos::get, new Random(7));

  @Test
  void oneAccountInTroubleIsNoStorm() {
    for (int i = 0; i < 100; i++) {
      assertThat(call("ann", false)).isEmpty();
    }
    assertThat(breaker.begin()).isEmpty();
  }

  @Test
  void aSuccessInBetweenIsNoStorm() {
    for (int i = 0; i < 100; i++) {
      assertThat(call("account-" + i, i % 9 == 0)).isEmpty();
    }
  }

  @Test
  void manyAccountsInTroubleLetEverybodyRest() {
    Duration rest = storm();

    assertThat(rest).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(45));
    pass(rest.minusNanos(1));
    assertThat(breaker.begin()).isPresent();
  }

  @Test
  void everybodyIsToldAnotherTime() {
    storm();
    List<Duration> told = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      told.add(breaker.begin().orElseThrow());
    }

    assertThat(told).doesNotHaveDuplicates();
  }

  @Test
  void oneCallProbesAndOnlyOne() {
    pass(storm());

    assertThat(breaker.begin()).isEmpty();
    assertThat(breaker.begin()).isPresent();
    assertThat(breaker.ended("ann", true)).isEmpty();
    assertThat(begun(100)).isEqualTo(2);
  }

  @Test
  void thoseWhoReturnDoubleUntilAllMay() {
    pass(storm());
    for (int allowed : List.of(1, 2, 4, 8, 16, 32)) {
      assertThat(begun(allowed + 5)).isEqualTo(allowed);
      breaker.ended("ann", true);
      for (int i = 1; i < allowed; i++) {
        breaker.withdrawn();
      }
    }

    assertThat(begun(1_000)).isEqualTo(1_000);
  }

  @Test
  void aProbeThatFailsRestsTwiceAsLong() {
    pass(storm());

    Duration second = call("ann", false).orElseThrow();
    assertThat(second).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));
    for (int i = 0; i < 10; i++) {
      pass(Duration.ofMinutes(8));
      Duration rest = call("ann", false).orElseThrow();
      assertThat(rest).isLessThanOrEqualTo(Duration.ofSeconds(450));
    }
  }

  /** A call that our own limits refused tells nothing of the provider. */
  @Test
  void aCallThatNeverBeganProvesNothing() {
    pass(storm());
    assertThat(breaker.begin()).isEmpty();
    breaker.withdrawn();

    assertThat(breaker.begin()).isEmpty();
    assertThat(breaker.begin()).isPresent();
  }

  private Duration storm() {
    Optional<Duration> rest = Optional.empty();
    for (int i = 0; i < 10; i++) {
      assertThat(rest).isEmpty();
      rest = call("account-" + i % 3, false);
    }
    return rest.orElseThrow();
  }

  private Optional<Duration> call(String account, boolean good) {
    assertThat(breaker.begin()).isEmpty();
    return breaker.ended(account, good);
  }

  private int begun(int wanted) {
    int begun = 0;
    for (int i = 0; i < wanted; i++) {
      begun += breaker.begin().isEmpty() ? 1 : 0;
    }
    return begun;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
