package dev.calsync;

import dev.calsync.host.Later;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does things later in one daemon thread, which is there only while something is to be done. */
final class DaemonTimer implements Later, AutoCloseable {

  private static final Duration LINGER = Duration.ofSeconds(5);

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, DaemonTimer::thread);

  DaemonTimer() {
    thread.setKeepAliveTime(LINGER.toMillis(), TimeUnit.MILLISECONDS);
    thread.allowCoreThreadTimeOut(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void in(Duration pause, Runnable task) {
    thread.schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Nothing is done later any more, not even what was to be. */
  @Override
  public void close() {
    thread.shutdown();
  }

  private static Thread thread(Runnable loop) {
    Thread daemon = new Thread(loop, "calsync-later");
    daemon.setDaemon(true);
    return daemon;
  }
}
