package dev.calsync.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.failure.StoreException;
import dev.calsync.store.JobRun;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The loops of a worker: they go on whatever happens, and end when they are told to. */
class WorkerLoopsTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Predicate<RunEnd> END_OF_TURN = RunEnd.Yielded.class::isInstance;
  private static final RunEnd DONE = new RunEnd.Done(Optional.empty());

  /** Pauses of an hour, so that a wake-up that was lost shows; heartbeats as well. */
  private static final JobSettings SLEEPY =
      new JobSettings(
          Duration.ofHours(9),
          Duration.ofSeconds(5),
          Duration.ofHours(1),
          Duration.ofHours(1),
          Duration.ofHours(1),
          Duration.ofHours(1));

  private static final JobSettings NERVOUS = pausingFor(Duration.ofSeconds(10));

  /** A lane that is not begun within a heartbeat is given back, so time begins with the run. */
  private static final JobSettings BEATING = pausingFor(Duration.ofMillis(1));

  private static JobSettings pausingFor(Duration heartbeat) {
    return new JobSettings(
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        heartbeat,
        Duration.ofSeconds(15),
        Duration.ofMillis(10),
        Duration.ofMillis(10));
  }

  private final AtomicLong runBeganAt = new AtomicLong();

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void dueWorkIsDone() throws InterruptedException {
    CountDownLatch worked = new CountDownLatch(3);
    Rig rig = Rig.live(slice -> count(worked), SLEEPY).due("a").due("b").due("c");
    WorkerLoops loops = WorkerLoops.start(rig.engine, threads, 2);

    assertThat(worked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(loops.stop(SOON)).isTrue();
  }

  @Test
  void idleLoopsEndAtOnceWhenTheyAreToldTo() throws InterruptedException {
    CountDownLatch looked = new CountDownLatch(1);
    Rig rig = Rig.live(slice -> DONE, SLEEPY);
    rig.jobs.onClaim = looked::countDown;
    WorkerLoops loops = WorkerLoops.start(rig.engine, threads, 3);
    assertThat(looked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(loops.stop(SOON)).isTrue();
  }

  @Test
  void aWakeUpEndsTheIdlePause() throws InterruptedException {
    CountDownLatch looked = new CountDownLatch(1);
    CountDownLatch worked = new CountDownLatch(1);
    Rig rig = Rig.live(slice -> count(worked), SLEEPY);
    rig.jobs.onClaim = looked::countDown;
    WorkerLoops loops = WorkerLoops.start(rig.engine, threads, 1);
    assertThat(looked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    rig.due("a");
    rig.wakeUp.call();

    assertThat(worked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    loops.stop(SOON);
  }

  /** Work that comes after the loop looked and before it pauses. */
  @Test
  void aWakeUpBetweenLookingAndPausingIsNotLost() throws InterruptedException {
    CountDownLatch worked = new CountDownLatch(1);
    AtomicInteger looks = new AtomicInteger();
    Rig rig = Rig.live(slice -> count(worked), SLEEPY);
    rig.jobs.onLook =
        () -> {
          if (looks.incrementAndGet() == 1) {
            rig.due("a");
            rig.wakeUp.call();
          }
        };
    WorkerLoops loops = WorkerLoops.start(rig.engine, threads, 1);

    assertThat(worked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    loops.stop(SOON);
  }

  @Test
  void aLoopOutlivesAStepThatThrows() throws InterruptedException {
    CountDownLatch worked = new CountDownLatch(1);
    AtomicInteger claims = new AtomicInteger();
    Rig rig = Rig.live(slice -> count(worked), NERVOUS);
    rig.jobs.onClaim =
        () -> {
          switch (claims.incrementAndGet()) {
            case 1 -> throw new StoreException("STORE_DOWN", "down", null, true);
            case 2 -> throw new OutOfMemoryError("crash");
            case 3 -> rig.due("a");
            default -> {}
          }
        };
    WorkerLoops loops = WorkerLoops.start(rig.engine, threads, 1);

    assertThat(worked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(loops.stop(SOON)).isTrue();
  }

  /** It would sleep for an hour, and rest for another one. */
  @Test
  void aLoopThatLostAConnectionDoesNotSleepAsIfItWereIdle() throws InterruptedException {
    CountDownLatch worked = new CountDownLatch(1);
    AtomicInteger claims = new AtomicInteger();
    Rig rig = Rig.live(slice -> count(worked), SLEEPY).due("a");
    rig.jobs.onClaim =
        () -> {
          if (claims.incrementAndGet() == 1) {
            throw new StoreException("STORE_UNAVAILABLE", "cut", null, true);
          }
        };
    WorkerLoops loops = WorkerLoops.start(rig.engine, threads, 1);

    assertThat(worked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(loops.stop(SOON)).isTrue();
  }

  @Test
  void aLoopOutlivesAJobThatCrashes() throws InterruptedException {
    CountDownLatch worked = new CountDownLatch(1);
    Rig rig =
        Rig.live(
            slice -> {
              if (slice.subject().equals("crash")) {
                throw new InternalError("crash");
              }
              return count(worked);
            },
            NERVOUS);
    WorkerLoops loops = WorkerLoops.start(rig.due("crash").due("a").engine, threads, 1);

    assertThat(worked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(loops.stop(SOON)).isTrue();
  }

  @Test
  void stoppingReturnsWithinItsBoundAlsoIfAJobHangs() throws InterruptedException {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Rig rig =
        Rig.live(
            slice -> {
              began.countDown();
              awaitQuietly(release);
              return DONE;
            },
            SLEEPY);
    WorkerLoops loops = WorkerLoops.start(rig.due("a").engine, threads, 1);
    assertThat(began.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(loops.stop(Duration.ofMillis(20))).as("the job still hangs").isFalse();
    release.countDown();
    assertThat(loops.stop(SOON)).isTrue();
    assertThat(rig.jobs.runs()).as("the job ended well").hasSize(1);
  }

  /** R-L9. */
  @Test
  void onceStoppedNothingMoreIsClaimed() throws InterruptedException {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Rig rig =
        Rig.live(
            slice -> {
              began.countDown();
              awaitQuietly(release);
              return DONE;
            },
            SLEEPY);
    WorkerLoops loops = WorkerLoops.start(rig.due("a").due("b").engine, threads, 1);
    assertThat(began.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    loops.stop(Duration.ZERO);
    release.countDown();

    assertThat(loops.stop(SOON)).isTrue();
    assertThat(rig.jobs.claims).hasSize(1);
  }

  @Test
  void aRunningLaneIsKeptAliveByTheHeartbeat() throws InterruptedException {
    CountDownLatch renewed = new CountDownLatch(1);
    Rig rig =
        Rig.of(
            slice -> {
              beginTime();
              slice.count("read", 1);
              awaitQuietly(renewed);
              return DONE;
            },
            BEATING,
            this::sinceRunBegan);
    rig.jobs.onRenew = renewed::countDown;
    WorkerLoops loops = WorkerLoops.start(rig.due("a").engine, threads, 1);

    assertThat(renewed.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(loops.stop(SOON)).isTrue();
    assertThat(rig.jobs.renewals.get(0)).containsExactly(Rig.LEASE);
  }

  /** R-L9: a run with an hour of slice left. */
  @Test
  void aRunIsAskedToYieldWhenItsWorkerStops() throws InterruptedException {
    CountDownLatch began = new CountDownLatch(1);
    Rig rig =
        Rig.live(
            slice -> {
              began.countDown();
              spinUntil(slice::isOver);
              assertThat(slice.deadline().remaining()).as("to finish").isPositive();
              return new RunEnd.Yielded();
            },
            SLEEPY);
    WorkerLoops loops = WorkerLoops.start(rig.due("a", "b").engine, threads, 1);
    assertThat(began.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(loops.stop(SOON)).isTrue();
    assertThat(rig.jobs.runs()).extracting(JobRun::end).hasSize(2).allMatch(END_OF_TURN);
    assertThat(rig.jobs.finishes).last().matches(LaneEnd::release);
  }

  /** R-L9: what does not yield is kept from its next request, and gives its lane back unblamed. */
  @Test
  void aRunThatDoesNotYieldIsCutAtItsNextRequest() throws InterruptedException {
    CountDownLatch began = new CountDownLatch(1);
    Rig rig =
        Rig.live(
            slice -> {
              began.countDown();
              spinUntil(() -> slice.deadline().remaining().isZero());
              throw ConnectorException.of(FailureClass.TRANSIENT, "DEADLINE_OVER", "no time left");
            },
            SLEEPY);
    WorkerLoops loops = WorkerLoops.start(rig.due("a").engine, threads, 1);
    assertThat(began.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(loops.stop(Duration.ofMillis(20))).isTrue();
    assertThat(rig.jobs.runs()).extracting(JobRun::end).hasSize(1).allMatch(END_OF_TURN);
    assertThat(rig.failures).isEmpty();
  }

  /** FLT-11: what a provider asked for is not forgotten. */
  @Test
  void aProvidersOwnRefusalCountsAlsoAfterTheCut() throws InterruptedException {
    CountDownLatch began = new CountDownLatch(1);
    Rig rig =
        Rig.live(
            slice -> {
              began.countDown();
              spinUntil(slice::wasCut);
              throw ConnectorException.of(FailureClass.THROTTLED, "SLOW_DOWN", "later");
            },
            SLEEPY);
    WorkerLoops loops = WorkerLoops.start(rig.due("a").engine, threads, 1);
    assertThat(began.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    loops.stop(Duration.ZERO);

    assertThat(loops.stop(SOON)).isTrue();
    assertThat(rig.jobs.finishes).singleElement().matches(end -> end.park().isPresent());
  }

  /** INV-8: a run that may still write must still hold its lane. */
  @Test
  void leasesAreKeptAliveWhileTheWorkerStops() throws InterruptedException {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch renewals = new CountDownLatch(3);
    AtomicBoolean stopping = new AtomicBoolean();
    Rig rig =
        Rig.of(
            slice -> {
              beginTime();
              began.countDown();
              spinUntil(
                  () -> {
                    slice.count("written", 1);
                    stopping.compareAndSet(false, slice.isOver());
                    return renewals.getCount() == 0;
                  });
              return DONE;
            },
            BEATING,
            this::sinceRunBegan);
    rig.jobs.onRenew =
        () -> {
          if (stopping.get()) {
            renewals.countDown();
          }
        };
    WorkerLoops loops = WorkerLoops.start(rig.due("a").engine, threads, 1);
    assertThat(began.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(loops.stop(SOON)).isTrue();
  }

  @Test
  void anExecutorThatRefusesLeavesNoLoopBehind() throws InterruptedException {
    AtomicInteger taken = new AtomicInteger();
    CountDownLatch left = new CountDownLatch(2);
    Executor full =
        task -> {
          if (taken.incrementAndGet() > 2) {
            throw new RejectedExecutionException("full");
          }
          threads.execute(
              () -> {
                task.run();
                left.countDown();
              });
        };
    Rig rig = Rig.live(slice -> DONE, SLEEPY);

    assertThatThrownBy(() -> WorkerLoops.start(rig.engine, full, 3))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(left.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private void beginTime() {
    runBeganAt.compareAndSet(0, System.nanoTime());
  }

  private long sinceRunBegan() {
    long began = runBeganAt.get();
    return began == 0 ? 0 : System.nanoTime() - began;
  }

  /** As long as nobody tears the test down. */
  private static void spinUntil(BooleanSupplier reached) {
    while (!reached.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  private static RunEnd count(CountDownLatch latch) {
    latch.countDown();
    return DONE;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(SOON.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
