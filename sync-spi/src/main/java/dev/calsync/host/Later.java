package dev.calsync.host;

import java.time.Duration;

/** Does something later, once. A test lets time pass by hand. Thread-safe. */
@FunctionalInterface
public interface Later {

  /**
   * Does something after a pause. Whoever asks is not kept waiting.
   *
   * @param pause how long
   * @param task what to do; short, and throws nothing
   * @throws java.util.concurrent.RejectedExecutionException if nothing is done later any more
   */
  void in(Duration pause, Runnable task);
}
