package dev.calsync.engine.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loops of one started worker: some that work, one that keeps their leases alive. Started once,
 * stopped once.
 */
public final class WorkerLoops {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerLoops.class);

  /** What a run that was cut off has to give its lane back; within the second of R-L9. */
  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  private final JobEngine engine;
  private final CountDownLatch ended;
  private final AtomicInteger working;
  private final StopSignal signal = new StopSignal();

  private WorkerLoops(JobEngine engine, int concurrency) {
    this.engine = engine;
    this.ended = new CountDownLatch(concurrency + 1);
    this.working = new AtomicInteger(concurrency);
  }

  /**
   * Starts loops.
   *
   * @param engine what to run
   * @param executor where; must run {@code concurrency + 1} tasks at once
   * @param concurrency how many lanes at once
   * @return the running loops
   * @throws RejectedExecutionException if the executor takes no more tasks; no loop runs then
   */
  public static WorkerLoops start(JobEngine engine, Executor executor, int concurrency) {
    WorkerLoops loops = new WorkerLoops(engine, concurrency);
    try {
      for (int i = 0; i < concurrency; i++) {
        executor.execute(loops::workOn);
      }
      executor.execute(loops::beatOn);
    } catch (RejectedExecutionException refused) {
      loops.signal.cut();
      engine.wakeUp().call();
      throw refused;
    }
    return loops;
  }

  /**
   * Claims nothing new and asks what is running to yield; leases are kept alive meanwhile. What
   * still runs after the bound begins no more requests: it ends at its next one and gives its lane
   * back. Returns within the bound and a second, whatever hangs (R-L9).
   *
   * @param bound how long to wait for runs to yield
   * @return whether everything had ended by then; what had not loses its lease by itself
   */
  public boolean stop(Duration bound) {
    signal.stop();
    engine.wakeUp().call();
    try {
      if (ended.await(TimeUnit.NANOSECONDS.convert(bound), TimeUnit.NANOSECONDS)) {
        return true;
      }
      signal.cut();
      engine.wakeUp().call();
      return ended.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      signal.cut();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void workOn() {
    try {
      while (!signal.isStopping() && !Thread.currentThread().isInterrupted()) {
        guarded(this::work, engine::afterFailure);
      }
      // What was being claimed while somebody said stop.
      guarded(engine::giveBack, () -> Duration.ZERO);
    } finally {
      working.decrementAndGet();
      ended.countDown();
      engine.wakeUp().call();
    }
  }

  /** Until the last run has ended: also a run that is about to yield needs its lease. */
  private void beatOn() {
    try {
      while (isNeeded() && !Thread.currentThread().isInterrupted()) {
        guarded(this::beat, engine::untilHeartbeat);
      }
    } finally {
      ended.countDown();
    }
  }

  private boolean isNeeded() {
    return working.get() > 0 && !signal.isCut();
  }

  /** The one place that catches everything: a loop outlives whatever its step throws. */
  private void guarded(Runnable step, Supplier<Duration> pause) {
    long calls = engine.wakeUp().calls();
    try {
      step.run();
    } catch (Throwable unexpected) {
      LOG.error("A step ended with {}; the loop goes on", unexpected.getClass().getName());
      engine.wakeUp().await(calls, pause.get());
    }
  }

  private void work() {
    long calls = engine.wakeUp().calls();
    if (!engine.runNext(calls, signal) && !signal.isStopping()) {
      engine.wakeUp().await(calls, engine.untilDue());
    }
  }

  /**
   * Wake-ups of the loops concern the heartbeat only when it shall stop. Then it gives back what no
   * loop began: whoever asked for the stop must not wait for a store that hangs.
   */
  private void beat() {
    long calls = engine.wakeUp().calls();
    if (signal.isStopping()) {
      engine.giveBack();
    }
    if (isNeeded()) {
      engine.wakeUp().await(calls, engine.untilHeartbeat());
    }
    engine.heartbeat();
  }
}
