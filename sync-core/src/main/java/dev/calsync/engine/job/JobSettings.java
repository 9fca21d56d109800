package dev.calsync.engine.job;

import java.time.Duration;

/**
 * The times of the job engine; all longer than nothing.
 *
 * @param lease how long a claim holds without a sign of progress
 * @param leaseMargin how long before its end no request begins any more, shorter than the lease
 * @param heartbeat how often leases with progress are renewed, before the margin begins
 * @param slice how long a run works before others have their turn, shorter than the lease
 * @param idlePoll the longest pause of an idle loop
 * @param storeRest how long a store that failed is left alone at least
 */
public record JobSettings(
    Duration lease,
    Duration leaseMargin,
    Duration heartbeat,
    Duration slice,
    Duration idlePoll,
    Duration storeRest) {

  private static final Duration EVER = Duration.ofDays(1);

  /** Checks the ranges. */
  public JobSettings {
    within("lease", lease, EVER);
    within("leaseMargin", leaseMargin, lease.minusNanos(1));
    within("heartbeat", heartbeat, lease.minus(leaseMargin).minusNanos(1));
    within("slice", slice, lease.minusNanos(1));
    within("idlePoll", idlePoll, EVER);
    within("storeRest", storeRest, EVER);
  }

  private static void within(String name, Duration value, Duration most) {
    if (value.isZero() || value.isNegative() || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          name + " is more than nothing and at most " + most + ", not " + value);
    }
  }
}
