package dev.calsync.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WakeUpTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofHours(1);

  private final WakeUp wakeUp = new WakeUp();

  @Test
  void aCallBeforeThePauseBeginsIsNotLost() {
    long known = wakeUp.calls();
    wakeUp.call();

    assertTimeoutPreemptively(SOON, () -> wakeUp.await(known, LONG));
  }

  @Test
  void aCallEndsThePausesOfAll() throws InterruptedException {
    long known = wakeUp.calls();
    CountDownLatch began = new CountDownLatch(3);
    CountDownLatch ended = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      Thread waiter =
          new Thread(
              () -> {
                began.countDown();
                wakeUp.await(known, LONG);
                ended.countDown();
              });
      waiter.setDaemon(true);
      waiter.start();
    }
    assertThat(began.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    wakeUp.call();

    assertThat(ended.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void withoutACallThePauseEndsByItself() {
    assertTimeoutPreemptively(SOON, () -> wakeUp.await(wakeUp.calls(), Duration.ofMillis(1)));
  }

  @Test
  void anInterruptEndsThePauseAndIsNotSwallowed() {
    boolean interrupted =
        assertTimeoutPreemptively(
            SOON,
            () -> {
              Thread.currentThread().interrupt();
              wakeUp.await(wakeUp.calls(), LONG);
              return Thread.interrupted();
            });

    assertThat(interrupted).isTrue();
  }
}
