package dev.calsync.store.jdbc;

import dev.calsync.store.JobRun;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.RunEnd;
import java.sql.SQLException;
import java.util.List;

/** Ends of runs: each moves its own job, and leaves a row in the log. */
final class RunEnds {

  private final Tx tx;
  private final Lease lease;

  RunEnds(Tx tx, Lease lease) {
    this.tx = tx;
    this.lease = lease;
  }

  void end(List<JobRun> runs) throws SQLException {
    for (JobRun run : runs) {
      if (move(run) == 1) {
        log(run);
      }
    }
  }

  /** What may throw, by kind of end. */
  private interface Move {
    int apply() throws SQLException;
  }

  private int move(JobRun run) throws SQLException {
    return run.end()
        .<Move>match(
            good -> () -> done(run, good),
            () -> () -> tx.update(YIELDED, to -> running(counts(to, run), run)),
            bad -> () -> failed(run, bad),
            hopeless -> () -> dead(run, hopeless))
        .apply();
  }

  private static final String DONE =
      """
      update {job}
      set last_counts = ?, deaths = 0, done = claimed, attempts = 0,
        failure_code = null, failure_text = null,
        state = case when due_at is null then 'COMPLETED' else 'PENDING' end
      where owner = ? and connection = ? and direction = ? and job = ? and state = 'IN_PROGRESS'
      """;

  private static final String DONE_AGAIN =
      """
      update {job}
      set last_counts = ?, deaths = 0, done = claimed, attempts = 0,
        failure_code = null, failure_text = null, state = 'PENDING',
        due_at = case when due_at is null or {later} < due_at then {later} else due_at end
      where owner = ? and connection = ? and direction = ? and job = ? and state = 'IN_PROGRESS'
      """;

  private int done(JobRun run, RunEnd.Done good) throws SQLException {
    if (good.again().isEmpty()) {
      return tx.update(DONE, to -> running(counts(to, run), run));
    }
    return tx.update(
        DONE_AGAIN,
        to -> running(counts(to, run).after(good.again().get()).after(good.again().get()), run));
  }

  private static final String YIELDED =
      """
      update {job}
      set last_counts = ?, deaths = 0, attempts = attempts - 1,
        failure_code = null, failure_text = null, due_at = {now}, state = 'PENDING'
      where owner = ? and connection = ? and direction = ? and job = ? and state = 'IN_PROGRESS'
      """;

  private static final String FAILED =
      """
      update {job}
      set last_counts = ?, deaths = 0, done = claimed, failure_code = ?, failure_text = ?,
        due_at = {later}, state = 'FAILED'
      where owner = ? and connection = ? and direction = ? and job = ? and state = 'IN_PROGRESS'
      """;

  private int failed(JobRun run, RunEnd.Failed bad) throws SQLException {
    return tx.update(
        FAILED,
        to -> running(counts(to, run).text(bad.code()).text(bad.text()).after(bad.retryIn()), run));
  }

  private static final String DEAD =
      """
      update {job}
      set last_counts = ?, deaths = 0, done = claimed, failure_code = ?, failure_text = ?,
        due_at = null, state = 'DEAD'
      where owner = ? and connection = ? and direction = ? and job = ? and state = 'IN_PROGRESS'
      """;

  private int dead(JobRun run, RunEnd.Dead hopeless) throws SQLException {
    return tx.update(
        DEAD, to -> running(counts(to, run).text(hopeless.code()).text(hopeless.text()), run));
  }

  private static Params counts(Params to, JobRun run) throws SQLException {
    return to.text(MapText.write(run.counts()));
  }

  private void running(Params to, JobRun run) throws SQLException {
    LaneRows.bind(to, lease.lane()).text(run.job().toString());
  }

  private static final String LOG =
      """
      insert into {job_log}
        (owner, job, ended_at, took_micros, result, failure_code, failure_text, counts)
      values (?, ?, {now}, ?, ?, ?, ?, ?)
      """;

  private void log(JobRun run) throws SQLException {
    String code = run.end().match(good -> "", () -> "", RunEnd.Failed::code, RunEnd.Dead::code);
    String text = run.end().match(good -> "", () -> "", RunEnd.Failed::text, RunEnd.Dead::text);
    String result =
        run.end().match(good -> "DONE", () -> "YIELDED", bad -> "FAILED", hopeless -> "DEAD");
    tx.update(
        LOG,
        to ->
            to.text(lease.lane().owner().value())
                .text(run.job().toString())
                .after(run.took())
                .text(result)
                .text(code)
                .text(text)
                .text(MapText.write(run.counts())));
  }

  private static final String GIVE_BACK_JOBS =
      """
      update {job}
      set attempts = attempts - 1, due_at = {now}, state = 'PENDING'
      where owner = ? and connection = ? and direction = ? and state = 'IN_PROGRESS'
      """;

  private static final String GIVE_BACK_LANE =
      """
      update {lane} set lease_until = null, node = null
      where owner = ? and connection = ? and direction = ?
      """;

  /** Jobs whose run did not end wait again as if they had not been claimed. */
  static void giveBack(Tx tx, Lane lane) throws SQLException {
    tx.update(GIVE_BACK_JOBS, to -> LaneRows.bind(to, lane));
    tx.update(GIVE_BACK_LANE, to -> LaneRows.bind(to, lane));
  }
}
