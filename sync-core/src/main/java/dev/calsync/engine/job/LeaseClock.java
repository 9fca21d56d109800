package dev.calsync.engine.job;

import dev.calsync.host.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long a claimed lane may still be worked on: by elapsed time alone (INV-25), and no longer
 * than its worker runs; and how much may still be written before others have their turn. The
 * worker's heartbeat and the run's thread share it; every field is a single fact that all see.
 */
final class LeaseClock {

  /** Calls that write, in one slice (engine design, section 5); a batch is one. */
  private static final int MOST_WRITES = 200;

  private final Ticker ticker;
  private final JobSettings settings;
  private final AtomicInteger writesLeft = new AtomicInteger(MOST_WRITES);
  private volatile long startedAt;
  private volatile long renewedAt;
  private volatile boolean progress;
  private volatile boolean lost;
  private volatile StopSignal signal = new StopSignal();

  /**
   * A clock of a lease.
   *
   * @param claimedAt when the claim was asked for, however late the answer came
   */
  LeaseClock(Ticker ticker, JobSettings settings, long claimedAt) {
    this.ticker = ticker;
    this.settings = settings;
    this.startedAt = claimedAt;
    this.renewedAt = claimedAt;
  }

  /**
   * The slice begins now; the lease began with the claim.
   *
   * @param worker tells when whoever works on it shall stop
   */
  void begin(StopSignal worker) {
    startedAt = ticker.nanos();
    writesLeft.set(MOST_WRITES);
    signal = worker;
  }

  /** Whether its worker stopped, and waits for it no longer. */
  boolean isCut() {
    return signal.isCut();
  }

  /** Somebody else has the lane. */
  void lose() {
    lost = true;
  }

  boolean isLost() {
    return lost;
  }

  /** Whether so much of the lease is over that somebody else had better begin the work. */
  boolean isOld() {
    return held().compareTo(settings.heartbeat()) >= 0;
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
    return signal.isStopping() || writesLeft.get() <= 0 || since().compareTo(settings.slice()) >= 0;
  }

  int writesLeft() {
    return writesLeft.get();
  }

  void wrote(int calls) {
    writesLeft.addAndGet(-calls);
  }

  Duration since() {
    return Duration.ofNanos(ticker.nanos() - startedAt);
  }

  Duration mayCallFor() {
    if (isCut()) {
      return Duration.ZERO;
    }
    Duration left = settings.lease().minus(settings.leaseMargin()).minus(held());
    return left.isNegative() ? Duration.ZERO : left;
  }

  private Duration held() {
    return Duration.ofNanos(ticker.nanos() - renewedAt);
  }
}
