package dev.calsync;

import dev.calsync.engine.job.JobEngine;
import dev.calsync.engine.job.WorkerLoops;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs in this process: by itself once started, or step by step as the host drives it.
 * Thread-safe.
 */
public final class Worker {

  private final JobEngine jobs;
  private final Threads threads;
  private final int concurrency;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable WorkerLoops loops;
  private @Nullable WorkerLoops left;

  Worker(JobEngine jobs, Threads threads, int concurrency) {
    this.jobs = jobs;
    this.threads = threads;
    this.concurrency = concurrency;
  }

  /** Starts the loops; does nothing if they run. */
  public void start() {
    lock.lock();
    try {
      if (loops == null) {
        loops = WorkerLoops.start(jobs, threads.start(), concurrency);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Claims nothing new and lets what is running come to an end; writes in flight finish, or are
   * looked up later. Returns within the bound and a second. May be started again afterwards.
   *
   * @param bound how long runs may take to yield; what still runs then begins no more requests, and
   *     gives its lane back at its next step, or loses its lease if it hangs
   * @return whether everything had ended
   */
  public boolean stop(Duration bound) {
    WorkerLoops stopping = runningOrLeft();
    boolean ended = stopping == null || stopping.stop(bound);
    lock.lock();
    try {
      if (loops == stopping) {
        loops = null;
        threads.stop();
      }
      left = ended ? null : stopping;
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells whether the loops run.
   *
   * @return true from start until stop has returned
   */
  public boolean isRunning() {
    return running() != null;
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

  /** Also those that an earlier stop did not wait for any longer. */
  private @Nullable WorkerLoops runningOrLeft() {
    lock.lock();
    try {
      return loops == null ? left : loops;
    } finally {
      lock.unlock();
    }
  }

  /** Nobody waits under the lock, so that nobody has to wait for a stop but who asked for it. */
  private @Nullable WorkerLoops running() {
    lock.lock();
    try {
      return loops;
    } finally {
      lock.unlock();
    }
  }
}
