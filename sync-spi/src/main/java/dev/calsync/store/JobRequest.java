package dev.calsync.store;

import java.time.Duration;

/**
 * A wish that a job run.
 *
 * @param job which job
 * @param lane in which lane
 * @param delay how long from now at the earliest, not negative
 * @param reason why, a short code for logs
 */
public record JobRequest(JobKey job, Lane lane, Duration delay, String reason) {

  /** Checks the delay. */
  public JobRequest {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a job is not delayed by " + delay);
    }
  }
}
