package dev.calsync.engine.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loops of one started worker: some that work, one that keeps their leases alive. Started once,
 * stopped once.
 */
public final class WorkerLoops {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerLoops.class);

  private final JobEngine engine;
  private final CountDownLatch ended;
  private final AtomicBoolean stopping = new AtomicBoolean();

  private WorkerLoops(JobEngine engine, int concurrency) {
    this.engine = engine;
    this.ended = new CountDownLatch(concurrency + 1);
  }

  /**
   * Starts loops.
   *
   * @param engine what to run
   * @param executor where; must run {@code concurrency + 1} tasks at once
   * @param concurrency how many lanes at once
   * @return the running loops
   */
  public static WorkerLoops start(JobEngine engine, Executor executor, int concurrency) {
    WorkerLoops loops = new WorkerLoops(engine, concurrency);
    for (int i = 0; i < concurrency; i++) {
      executor.execute(() -> loops.until(loops::work));
    }
    executor.execute(() -> loops.until(loops::beat));
    return loops;
  }

  /**
   * Claims nothing new, waits for what is running.
   *
   * @param bound how long at most; what still runs then loses its lease by itself
   * @return whether everything had ended
   */
  public boolean stop(Duration bound) {
    stopping.set(true);
    engine.wakeUp().call();
    try {
      return ended.await(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void until(Runnable step) {
    try {
      while (!stopping.get() && !Thread.currentThread().isInterrupted()) {
        guarded(step);
      }
    } finally {
      ended.countDown();
    }
  }

  /** The one place that catches everything: a loop outlives whatever its step throws. */
  private void guarded(Runnable step) {
    long calls = engine.wakeUp().calls();
    try {
      step.run();
    } catch (Throwable unexpected) {
      LOG.error("A step ended with {}; the loop goes on", unexpected.getClass().getName());
      engine.wakeUp().await(calls, engine.settings().idlePoll());
    }
  }

  private void work() {
    long calls = engine.wakeUp().calls();
    if (!engine.runOnce() && !stopping.get()) {
      engine.wakeUp().await(calls, engine.untilDue());
    }
  }

  /** Wake-ups of the loops concern the heartbeat only when it shall stop. */
  private void beat() {
    long calls = engine.wakeUp().calls();
    engine.wakeUp().await(calls, engine.untilHeartbeat());
    engine.heartbeat();
  }
}
