package dev.calsync.engine.job;

import dev.calsync.store.JobKey;
import dev.calsync.store.Lease;

/** Slices for tests of what runs in them. */
public final class Slices {

  private Slices() {}

  /** A slice at its beginning; no time passes. */
  public static JobSlice fresh(Lease lease, JobKey job) {
    return new JobSlice(lease, job, "run-1", new LeaseClock(() -> 0L, Rig.SETTINGS, 0L));
  }
}
