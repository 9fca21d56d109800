package dev.calsync.engine.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Does several calls at once. The calling thread works too: an executor that is busy, or that runs
 * what it is given at once, makes this slower and nothing else. After the first failure no further
 * call begins (INV-20).
 */
public final class ParallelCalls {

  private final Executor executor;

  /**
   * Calls on an executor.
   *
   * @param executor lends threads, if it has any to spare
   */
  public ParallelCalls(Executor executor) {
    this.executor = executor;
  }

  /**
   * What became of a call.
   *
   * @param answer its answer; empty if it failed
   * @param failure what it threw; empty if it answered
   */
  public record Outcome<T>(Optional<T> answer, Optional<RuntimeException> failure) {}

  /**
   * Does calls, in their order as far as threads allow.
   *
   * @param atOnce the most at once, at least 1
   * @param calls what to do
   * @param <T> what a call answers
   * @return what became of each; empty for one that never began
   */
  public <T> List<Optional<Outcome<T>>> run(int atOnce, List<Supplier<T>> calls) {
    Run<T> run = new Run<>(calls);
    for (int helper = 1; helper < Math.min(atOnce, calls.size()); helper++) {
      lend(run);
    }
    try {
      run.work();
    } finally {
      run.awaitAll();
    }
    return run.outcomes();
  }

  private void lend(Runnable helper) {
    try {
      executor.execute(helper);
    } catch (RejectedExecutionException closing) {
      // The calling thread does the helper's share.
      return;
    }
  }

  /** Calls that threads take one by one; who comes late finds none left. */
  private static final class Run<T> implements Runnable {

    private final List<Supplier<T>> calls;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<Outcome<T>> outcomes;
    private final CountDownLatch ended;
    private volatile boolean failed;

    Run(List<Supplier<T>> calls) {
      this.calls = calls;
      this.outcomes = new AtomicReferenceArray<>(calls.size());
      this.ended = new CountDownLatch(calls.size());
    }

    @Override
    public void run() {
      work();
    }

    /** An error of the machine ends this thread's work, once nobody waits for its share. */
    void work() {
      Optional<Error> error = Optional.empty();
      int mine = next.getAndIncrement();
      while (mine < calls.size()) {
        try {
          begin(mine);
        } catch (Error broken) {
          error = Optional.of(broken);
        } finally {
          ended.countDown();
        }
        mine = next.getAndIncrement();
      }
      error.ifPresent(Run::raise);
    }

    private static void raise(Error error) {
      throw error;
    }

    /** What broke off may have been sent: only a call that has no outcome never began (FLT-55). */
    private void begin(int index) {
      if (failed) {
        return;
      }
      try {
        outcomes.set(index, new Outcome<>(Optional.of(calls.get(index).get()), Optional.empty()));
      } catch (RuntimeException failure) {
        fail(index, failure);
      } catch (Error broken) {
        fail(index, new IllegalStateException("A call broke off", broken));
        throw broken;
      }
    }

    private void fail(int index, RuntimeException failure) {
      failed = true;
      outcomes.set(index, new Outcome<>(Optional.empty(), Optional.of(failure)));
    }

    List<Optional<Outcome<T>>> outcomes() {
      List<Optional<Outcome<T>>> all = new ArrayList<>(calls.size());
      for (int i = 0; i < calls.size(); i++) {
        all.add(Optional.ofNullable(outcomes.get(i)));
      }
      return all;
    }

    /**
     * Every call is taken by now; those that others took are waited for, however long (INV-7). A
     * call that was begun has its own deadline; an interrupt must not lose its answer.
     */
    void awaitAll() {
      boolean interrupted = false;
      while (ended.getCount() > 0) {
        try {
          ended.await();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
