package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.util.List;

/** The log of runs, to be read (R-D5); rows are written by {@link JobStore#finishRuns}. */
public interface JobLogQueries {

  /**
   * The newest runs of an owner.
   *
   * @param owner whose
   * @param position list runs with a lower position; {@link Long#MAX_VALUE} for the first page
   * @param limit at most so many
   * @return newest first
   */
  List<JobLogEntry> before(OwnerId owner, long position, int limit);

  /**
   * The newest runs of one job.
   *
   * @param owner whose
   * @param job which job
   * @param position as in {@link #before}
   * @param limit at most so many
   * @return newest first
   */
  List<JobLogEntry> of(OwnerId owner, JobKey job, long position, int limit);
}
