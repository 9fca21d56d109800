package dev.calsync.engine.job;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A pause that a wake-up shortens. One that comes before the pause begins is not lost. Thread-safe.
 */
public final class WakeUp {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition called = lock.newCondition();
  private long calls;

  /** The number of calls so far; taken before looking for work. */
  public long calls() {
    lock.lock();
    try {
      return calls;
    } finally {
      lock.unlock();
    }
  }

  /** Wakes everybody who pauses. */
  public void call() {
    lock.lock();
    try {
      calls++;
      called.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Pauses unless there was a call since.
   *
   * @param since the number of calls that were known
   * @param longest how long at most
   */
  public void await(long since, Duration longest) {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (calls == since && left > 0) {
        left = called.awaitNanos(left);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
