package dev.calsync.engine.job;

import dev.calsync.store.ClaimedLane.ClaimedJob;
import dev.calsync.store.JobKey;
import dev.calsync.store.Lease;

/** Slices for tests of what runs in them. */
public final class Slices {

  private Slices() {}

  /** A slice at its beginning, of a run that was asked for; no time passes. */
  public static JobSlice fresh(Lease lease, JobKey job) {
    return of(lease, job, "asked for");
  }

  /** The same, of a run that nobody asked for. */
  public static JobSlice byItself(Lease lease, JobKey job) {
    return of(lease, job, "");
  }

  private static JobSlice of(Lease lease, JobKey job, String reason) {
    LeaseClock clock = new LeaseClock(() -> 0L, Rig.SETTINGS, 0L);
    return new JobSlice(lease, new ClaimedJob(job, 1, reason), "run-1", clock);
  }
}
