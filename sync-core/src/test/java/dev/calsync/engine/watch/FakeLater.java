package dev.calsync.engine.watch;

import dev.calsync.host.Later;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;

/** Pauses that end when a test says so, in the order in which they began. Thread-safe. */
final class FakeLater implements Later {

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;
  volatile Duration lastPause = Duration.ZERO;

  @Override
  public void in(Duration pause, Runnable task) {
    if (closed) {
      throw new RejectedExecutionException("closed");
    }
    lastPause = pause;
    tasks.add(task);
  }

  /** Ends the pause that began first; answers whether there was one. */
  boolean endOne() {
    Runnable task = tasks.poll();
    if (task != null) {
      task.run();
    }
    return task != null;
  }

  /** Ends pauses until there are none. */
  void endAll() {
    while (endOne()) {
      // The next one.
    }
  }

  int waiting() {
    return tasks.size();
  }

  void close() {
    closed = true;
    tasks.clear();
  }
}
