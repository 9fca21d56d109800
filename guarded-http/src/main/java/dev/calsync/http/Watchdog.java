package dev.calsync.http;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * Ends exchanges whose time is over, however slowly they trickle (HOS-11): a socket's own time-out
 * begins again with every byte.
 */
final class Watchdog implements AutoCloseable {

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "calsync-http-deadlines");
            thread.setDaemon(true);
            return thread;
          });

  Watchdog() {
    timer.setRemoveOnCancelPolicy(true);
  }

  /** An exchange under watch. */
  static final class Watch implements AutoCloseable {

    private final AtomicBoolean over;
    private final ScheduledFuture<?> alarm;

    private Watch(AtomicBoolean over, ScheduledFuture<?> alarm) {
      this.over = over;
      this.alarm = alarm;
    }

    /** Whether its time was over before it ended. */
    boolean isOver() {
      return over.get();
    }

    @Override
    public void close() {
      alarm.cancel(false);
    }
  }

  Watch over(Cancellable exchange, Duration time) {
    AtomicBoolean over = new AtomicBoolean();
    Runnable end =
        () -> {
          over.set(true);
          exchange.cancel();
        };
    return new Watch(over, timer.schedule(end, time.toNanos(), TimeUnit.NANOSECONDS));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
