package dev.calsync.store;

import java.util.List;

/**
 * A lane with everything that is due in it.
 *
 * @param lease the proof of the claim
 * @param jobs the due jobs, earliest first
 */
public record ClaimedLane(Lease lease, List<ClaimedJob> jobs) {

  /** Copies the jobs. */
  public ClaimedLane {
    jobs = List.copyOf(jobs);
  }

  /**
   * A job to run.
   *
   * @param job which
   * @param attempts how many runs since the last good one began, this one included; counted at the
   *     claim
   * @param reason the reason of the request that it is due for; empty text where nobody asked since
   *     its last run was done, which said itself when there should be another
   */
  public record ClaimedJob(JobKey job, int attempts, String reason) {}
}
