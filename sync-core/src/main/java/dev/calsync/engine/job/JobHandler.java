package dev.calsync.engine.job;

import dev.calsync.store.RunEnd;

/** What a job of one kind does. Stateless; everything it must remember is in the store. */
@FunctionalInterface
public interface JobHandler {

  /**
   * Runs a slice of the job.
   *
   * @param run which job, under which lease, for how long
   * @return how it ended; trouble is thrown and judged by the failure policy
   */
  RunEnd run(JobSlice run);
}
