package dev.calsync.test;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobLogEntry;
import dev.calsync.store.JobLogQueries;
import java.util.List;

/** The log of runs, to be read. */
final class InMemoryJobLogs implements JobLogQueries {

  private final Tables tables;

  InMemoryJobLogs(Tables tables) {
    this.tables = tables;
  }

  @Override
  public List<JobLogEntry> before(OwnerId owner, long position, int limit) {
    return tables.owned(owner, it -> it.jobLog().before(position, limit));
  }

  @Override
  public List<JobLogEntry> of(OwnerId owner, JobKey job, long position, int limit) {
    return tables.owned(owner, it -> it.jobLog().of(job, position, limit));
  }
}
