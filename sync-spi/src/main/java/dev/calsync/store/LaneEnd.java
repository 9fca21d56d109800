package dev.calsync.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs that ended on one lane.
 *
 * @param lease the proof
 * @param runs the runs that ended, each job at most once
 * @param release whether the lane is given back
 * @param park how long the lane shall rest before its next claim, if at all; of two the longer
 *     counts
 */
public record LaneEnd(Lease lease, List<JobRun> runs, boolean release, Optional<Duration> park) {

  /** Copies the runs. */
  public LaneEnd {
    runs = List.copyOf(runs);
  }
}
