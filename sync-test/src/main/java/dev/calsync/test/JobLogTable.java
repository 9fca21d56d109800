package dev.calsync.test;

import dev.calsync.store.JobKey;
import dev.calsync.store.JobLogEntry;
import dev.calsync.store.JobLogEntry.Result;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One owner's log of runs. */
final class JobLogTable {

  private final KeptLog<JobLogEntry> entries;

  JobLogTable() {
    this(new KeptLog<>());
  }

  private JobLogTable(KeptLog<JobLogEntry> entries) {
    this.entries = entries;
  }

  JobLogTable copy() {
    return new JobLogTable(entries.copy());
  }

  void append(JobRun run, Instant at) {
    Result result =
        run.end()
            .match(
                good -> Result.DONE,
                () -> Result.YIELDED,
                bad -> Result.FAILED,
                hopeless -> Result.DEAD);
    Optional<JobView.Failure> failure =
        run.end()
            .match(
                good -> Optional.empty(),
                Optional::empty,
                bad -> Optional.of(new JobView.Failure(bad.code(), bad.text())),
                hopeless -> Optional.of(new JobView.Failure(hopeless.code(), hopeless.text())));
    entries.append(
        position ->
            new JobLogEntry(position, at, run.job(), result, failure, run.counts(), run.took()));
  }

  List<JobLogEntry> before(long position, int limit) {
    return entries.before(position, limit, any -> true);
  }

  List<JobLogEntry> of(JobKey job, long position, int limit) {
    return entries.before(position, limit, entry -> entry.job().equals(job));
  }

  int erase(Instant until, int limit) {
    return entries.erase(entry -> !entry.endedAt().isAfter(until), limit);
  }
}
