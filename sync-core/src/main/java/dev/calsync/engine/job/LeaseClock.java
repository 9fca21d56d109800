package dev.calsync.engine.job;

import dev.calsync.host.Ticker;
import java.time.Duration;

/**
 * How long a claimed lane may still be worked on, by elapsed time alone (INV-25). The worker's
 * heartbeat and the run's thread share it; every field is a single volatile fact.
 */
final class LeaseClock {

  private final Ticker ticker;
  private final JobSettings settings;
  private final long startedAt;
  private volatile long renewedAt;
  private volatile boolean progress;

  LeaseClock(Ticker ticker, JobSettings settings) {
    this.ticker = ticker;
    this.settings = settings;
    this.startedAt = ticker.nanos();
    this.renewedAt = startedAt;
  }

  void progressed() {
    progress = true;
  }

  /** Answers whether there was progress since the last time, and forgets it. */
  boolean takeProgress() {
    boolean was = progress;
    progress = false;
    return was;
  }

  /** The lease counts from when its renewal was asked for, however late the answer came. */
  void renewedAt(long nanos) {
    renewedAt = nanos;
  }

  boolean sliceOver() {
    return since().compareTo(settings.slice()) >= 0;
  }

  Duration since() {
    return Duration.ofNanos(ticker.nanos() - startedAt);
  }

  Duration mayCallFor() {
    Duration held = Duration.ofNanos(ticker.nanos() - renewedAt);
    Duration left = settings.lease().minus(settings.leaseMargin()).minus(held);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
