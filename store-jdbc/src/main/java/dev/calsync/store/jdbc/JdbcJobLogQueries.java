package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobLogEntry;
import dev.calsync.store.JobLogEntry.Result;
import dev.calsync.store.JobLogQueries;
import dev.calsync.store.JobView;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The log of runs, to be read; {@link RunEnds} writes it. */
final class JdbcJobLogQueries implements JobLogQueries {

  private final Transactions transactions;

  JdbcJobLogQueries(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String BEFORE =
      """
      select id, job, ended_at, took_micros, result, failure_code, failure_text, counts
      from {job_log}
      where owner = ? and id < ?
      order by owner desc, id desc
      fetch first ? rows only
      """;

  @Override
  public List<JobLogEntry> before(OwnerId owner, long position, int limit) {
    return transactions.read(
        tx ->
            tx.list(
                BEFORE,
                to -> to.text(owner.value()).number(position).number(limit),
                JdbcJobLogQueries::read));
  }

  private static final String OF_JOB =
      """
      select id, job, ended_at, took_micros, result, failure_code, failure_text, counts
      from {job_log}
      where owner = ? and job = ? and id < ?
      order by owner desc, job desc, id desc
      fetch first ? rows only
      """;

  @Override
  public List<JobLogEntry> of(OwnerId owner, JobKey job, long position, int limit) {
    return transactions.read(
        tx ->
            tx.list(
                OF_JOB,
                to -> to.text(owner.value()).text(job.toString()).number(position).number(limit),
                JdbcJobLogQueries::read));
  }

  private static JobLogEntry read(Row row) throws SQLException {
    Result result = Result.valueOf(row.text("result"));
    boolean bad = result == Result.FAILED || result == Result.DEAD;
    JobView.Failure failure =
        new JobView.Failure(row.text("failure_code"), row.text("failure_text"));
    return new JobLogEntry(
        row.number("id"),
        row.time("ended_at"),
        JobRows.keyOf(row.text("job")),
        result,
        bad ? Optional.of(failure) : Optional.empty(),
        MapText.read(row.text("counts"), Long::valueOf),
        Duration.of(row.number("took_micros"), ChronoUnit.MICROS));
  }
}
