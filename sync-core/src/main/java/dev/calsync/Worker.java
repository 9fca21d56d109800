package dev.calsync;

import dev.calsync.engine.job.JobEngine;
import dev.calsync.engine.job.WorkerLoops;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs in this process: by itself once started, or step by step as the host drives it.
 * Thread-safe.
 */
public final class Worker {

  private static final AtomicLong THREADS = new AtomicLong();

  private final JobEngine jobs;
  private final Optional<Executor> hostExecutor;
  private final int concurrency;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable WorkerLoops loops;
  private @Nullable ExecutorService ownThreads;

  Worker(JobEngine jobs, Optional<Executor> hostExecutor, int concurrency) {
    this.jobs = jobs;
    this.hostExecutor = hostExecutor;
    this.concurrency = concurrency;
  }

  /** Starts the loops; does nothing if they run. */
  public void start() {
    lock.lock();
    try {
      if (loops == null) {
        loops = WorkerLoops.start(jobs, hostExecutor.orElseGet(this::newThreads), concurrency);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Claims nothing new and waits for what is running. May be started again.
   *
   * @param bound how long to wait; what still runs then is left to end by itself
   * @return whether everything ended within the bound
   */
  public boolean stop(Duration bound) {
    lock.lock();
    try {
      boolean ended = loops == null || loops.stop(bound);
      loops = null;
      if (ownThreads != null) {
        ownThreads.shutdown();
        ownThreads = null;
      }
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells whether the loops run.
   *
   * @return true between start and stop
   */
  public boolean isRunning() {
    lock.lock();
    try {
      return loops != null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes one lane with due work and works a slice of it, in the calling thread.
   *
   * @return false if nothing is due now
   */
  public boolean runOnce() {
    return jobs.runOnce();
  }

  /**
   * Works until nothing is due any more, in the calling thread. What is due later stays.
   *
   * @return how many slices were worked
   */
  public int settle() {
    int slices = 0;
    while (jobs.runOnce()) {
      slices++;
    }
    return slices;
  }

  private Executor newThreads() {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            concurrency + 1,
            task -> {
              Thread thread = new Thread(task, "calsync-" + THREADS.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    ownThreads = threads;
    return threads;
  }
}
