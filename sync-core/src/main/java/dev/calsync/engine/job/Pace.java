package dev.calsync.engine.job;

import java.time.Duration;

/** How long the runs of this node take; the last ones count most. Thread-safe. */
final class Pace {

  /** As a write to the store takes a millisecond or two, it is little beside runs of ten. */
  private static final Duration SHORT = Duration.ofMillis(10);

  private volatile long nanos;

  /**
   * A pace that is to be learned.
   *
   * @param first what to believe before the first run
   */
  Pace(Duration first) {
    this.nanos = first.toNanos();
  }

  void ran(Duration took) {
    long before = nanos;
    nanos = before + (took.toNanos() - before) / 8;
  }

  /** How many runs fit into a time; any number if they take none. */
  long fittingInto(Duration time) {
    return time.toNanos() / Math.max(1, nanos);
  }

  /** Whether runs are so short that a write for each would be felt. */
  boolean isShort() {
    return nanos < SHORT.toNanos();
  }
}
