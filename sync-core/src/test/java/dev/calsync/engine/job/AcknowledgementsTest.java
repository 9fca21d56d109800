package dev.calsync.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.failure.StoreException;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobRun;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Ends of runs are written together, and none is lost or waits for nothing. */
class AcknowledgementsTest {

  private final FakeJobs jobs = new FakeJobs();
  private final List<Lease> lost = new ArrayList<>();
  private final Acknowledgements ends = new Acknowledgements(jobs, lost::add);

  @Test
  void aLoneEndIsWrittenAtOnce() {
    ends.end(end(1, "a", false, Optional.empty()));

    assertThat(jobs.finishes).containsExactly(end(1, "a", false, Optional.empty()));
  }

  @Test
  void endsThatComeWhileAnotherIsWrittenAreWrittenTogether() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(1);
    jobs.onFinish =
        () -> {
          writing.countDown();
          await(others);
        };
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> first = thread.submit(() -> ends.end(end(1, "a", false, Optional.empty())));
      await(writing);
      ends.end(end(2, "b", false, Optional.of(Duration.ofSeconds(1))));
      ends.end(end(3, "c", true, Optional.empty()));
      ends.end(end(2, "d", true, Optional.of(Duration.ofSeconds(3))));
      assertThat(jobs.finishes).isEmpty();
      others.countDown();
      first.get(20, TimeUnit.SECONDS);
    } finally {
      thread.shutdownNow();
    }

    LaneEnd both =
        new LaneEnd(
            lease(2), List.of(run("b"), run("d")), true, Optional.of(Duration.ofSeconds(3)));
    assertThat(jobs.batches).containsExactly(1, 2);
    assertThat(jobs.finishes)
        .containsExactly(
            end(1, "a", false, Optional.empty()), both, end(3, "c", true, Optional.empty()));
  }

  @Test
  void aLostLeaseIsTold() {
    jobs.stale = true;
    ends.end(end(1, "a", true, Optional.empty()));

    assertThat(lost).containsExactly(lease(1));
  }

  /** INV-18: what could not be written runs again once its lease is over; nothing gets stuck. */
  @Test
  void aStoreThatIsAwayHoldsUpNoLaterEnd() {
    jobs.onFinish =
        () -> {
          throw new StoreException("STORE_UNAVAILABLE", "away", null, true);
        };
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> ends.end(end(1, "a", true, Optional.empty())));
    jobs.onFinish = () -> {};
    ends.end(end(2, "b", true, Optional.empty()));

    assertThat(jobs.finishes).containsExactly(end(2, "b", true, Optional.empty()));
  }

  /** FLT-55: a good run is no death, because its store was away for a moment. */
  @Test
  void whatAStoreThatWasAwayDidNotTakeIsWrittenWithTheNextHeartbeat() {
    jobs.onFinish =
        () -> {
          throw new StoreException("STORE_UNAVAILABLE", "away", null, true);
        };
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> ends.end(end(1, "a", true, Optional.empty())));
    assertThatExceptionOfType(StoreException.class).isThrownBy(ends::again);
    jobs.onFinish = () -> {};
    ends.again();
    ends.again();

    assertThat(jobs.finishes).containsExactly(end(1, "a", true, Optional.empty()));
  }

  /** The writer that it was left to failed over an end of its own. */
  @Test
  void anEndThatWasLeftToAWriterThatFailedIsWrittenWithTheNextHeartbeat() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch fails = new CountDownLatch(1);
    jobs.onFinish =
        () -> {
          writing.countDown();
          await(fails);
          throw new StoreException("STORE_REFUSED", "never", null, false);
        };
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> first = thread.submit(() -> ends.end(end(1, "a", true, Optional.empty())));
      await(writing);
      ends.end(end(2, "b", true, Optional.empty()));
      fails.countDown();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> first.get(20, TimeUnit.SECONDS));
    } finally {
      thread.shutdownNow();
    }
    jobs.onFinish = () -> {};
    ends.again();

    assertThat(jobs.finishes).containsExactly(end(2, "b", true, Optional.empty()));
  }

  /** INV-19: whoever it came together with would run again for nothing, and count as dead. */
  @Test
  void anEndThatCannotBeWrittenSpoilsNoOtherOfItsBatch() {
    jobs.onFinish =
        () -> {
          throw new StoreException("STORE_UNAVAILABLE", "away", null, true);
        };
    for (int lane = 1; lane <= 3; lane++) {
      LaneEnd end = end(lane, "a", true, Optional.empty());
      assertThatExceptionOfType(StoreException.class).isThrownBy(() -> ends.end(end));
    }
    jobs.onFinish = () -> {};
    jobs.unwritable = end -> end.lease().equals(lease(2));

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(ends::again)
        .satisfies(heard -> assertThat(heard.code()).isEqualTo("STORE_REFUSED"));
    assertThat(jobs.finishes)
        .containsExactly(end(1, "a", true, Optional.empty()), end(3, "a", true, Optional.empty()));
    ends.again();
    assertThat(jobs.finishes).as("nothing is left to be tried").hasSize(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static LaneEnd end(int lane, String job, boolean release, Optional<Duration> park) {
    return new LaneEnd(lease(lane), List.of(run(job)), release, park);
  }

  private static Lease lease(int number) {
    return new Lease(Rig.LANE, number);
  }

  private static JobRun run(String job) {
    return new JobRun(
        new JobKey(Rig.WORK, job), new RunEnd.Done(Optional.empty()), Map.of(), Duration.ZERO);
  }
}
