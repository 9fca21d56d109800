package dev.calsync;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a started worker: the host's, or daemons of our own. Without a started worker
 * there are none, and everything happens in the thread that drives the jobs.
 */
final class Threads implements Executor {

  private static final AtomicLong NUMBER = new AtomicLong();

  private final Optional<Executor> host;
  private volatile @Nullable Executor lent;
  private @Nullable ExecutorService own;

  Threads(Optional<Executor> host) {
    this.host = host;
  }

  /** Called under the worker's lock. */
  Executor start() {
    Executor started = host.orElseGet(this::newThreads);
    lent = started;
    return started;
  }

  /** Called under the worker's lock. What runs may end. */
  void stop() {
    lent = null;
    if (own != null) {
      own.shutdown();
      own = null;
    }
  }

  @Override
  public void execute(Runnable task) {
    Executor threads = lent;
    if (threads == null) {
      throw new RejectedExecutionException("the worker was not started");
    }
    threads.execute(task);
  }

  private Executor newThreads() {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "calsync-" + NUMBER.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    own = threads;
    return threads;
  }
}
