package dev.calsync.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store that neither answers nor fails. */
class HangingStoreTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answers = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    answers.countDown();
    threads.shutdownNow();
  }

  /** R-L9: whoever stops asks the store nothing, and waits for nobody who does. */
  @Test
  void stoppingReturnsWithinItsBound() throws Exception {
    Rig rig = Rig.live(slice -> new RunEnd.Done(Optional.empty()), Rig.SETTINGS);
    rig.jobs.onClaim = this::hang;
    WorkerLoops loops = WorkerLoops.start(rig.engine, threads, 3);
    assertThat(asked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

    Future<Boolean> stopped = threads.submit(() -> loops.stop(Duration.ofMillis(1)));

    assertThat(stopped.get(SOON.toSeconds(), TimeUnit.SECONDS)).isFalse();
    answers.countDown();
    assertThat(loops.stop(SOON)).isTrue();
  }

  private void hang() {
    asked.countDown();
    try {
      answers.await();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
