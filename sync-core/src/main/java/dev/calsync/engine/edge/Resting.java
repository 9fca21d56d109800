package dev.calsync.engine.edge;

import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.policy.SyncMode;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.Optional;

/**
 * A job that asks a provider, and does not where its owner is off (R-L7): it is looked at again
 * later, so that nothing has to be asked for when the owner is on.
 *
 * @param job the job
 * @param gates says who is off
 * @param pause until it is looked at again
 */
public record Resting(JobHandler job, Gates gates, Duration pause) implements JobHandler {

  @Override
  public RunEnd run(JobSlice slice) {
    return gates.modes().apply(slice.owner()) == SyncMode.OFF
        ? new RunEnd.Done(Optional.of(pause))
        : job.run(slice);
  }
}
