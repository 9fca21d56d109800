package dev.calsync.store.jdbc;

import dev.calsync.store.JobRun;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.RunEnd;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ends of runs on any number of lanes: each moves its own job, and leaves a row in the log. */
final class RunEnds {

  private final Tx tx;
  private final Set<Run<JobRun>> moved = new HashSet<>();

  RunEnds(Tx tx) {
    this.tx = tx;
  }

  /** A run, with what its end says. */
  private record Run<E>(Lane lane, JobRun run, E end) {
    <F> Run<F> with(F other) {
      return new Run<>(lane, run, other);
    }
  }

  /**
   * Ends what its lease still allows; the log tells of it in the order of the lanes.
   *
   * @param ends in the order of their lanes
   * @return the leases that were lost
   */
  Set<Lease> end(LaneQueue queue, List<LaneEnd> ends) throws SQLException {
    Set<Lease> lost = new HashSet<>(ends.stream().map(LaneEnd::lease).toList());
    Set<Lease> held = Fence.lock(tx, lost);
    lost.removeAll(held);
    List<LaneEnd> good = ends.stream().filter(end -> held.contains(end.lease())).toList();
    List<Run<JobRun>> runs = runsOf(good);
    move(runs);
    tx.batch(LOG, runs.stream().filter(moved::contains).toList(), RunEnds::bindLog);
    rest(good);
    giveBack(good.stream().filter(LaneEnd::release).map(end -> end.lease().lane()).toList());
    queue.queue(tx, good.stream().map(end -> end.lease().lane()).toList());
    return lost;
  }

  private static List<Run<JobRun>> runsOf(List<LaneEnd> ends) {
    return ends.stream()
        .flatMap(end -> end.runs().stream().map(run -> new Run<>(end.lease().lane(), run, run)))
        .toList();
  }

  private void move(List<Run<JobRun>> runs) throws SQLException {
    List<Run<JobRun>> done = new ArrayList<>();
    List<Run<Duration>> again = new ArrayList<>();
    List<Run<JobRun>> yielded = new ArrayList<>();
    List<Run<RunEnd.Failed>> failed = new ArrayList<>();
    List<Run<RunEnd.Dead>> dead = new ArrayList<>();
    for (Run<JobRun> it : runs) {
      it.run()
          .end()
          .match(
              good ->
                  good.again().isEmpty() ? done.add(it) : again.add(it.with(good.again().get())),
              () -> yielded.add(it),
              bad -> failed.add(it.with(bad)),
              hopeless -> dead.add(it.with(hopeless)));
    }
    move(DONE, done, (to, run) -> {});
    move(DONE_AGAIN, again, (to, run) -> to.after(run.end()).after(run.end()));
    move(YIELDED, yielded, (to, run) -> {});
    move(FAILED, failed, RunEnds::bindFailed);
    move(DEAD, dead, (to, run) -> to.text(run.end().code()).text(run.end().text()));
  }

  private <E> void move(String sql, List<Run<E>> runs, Tx.ItemBinding<Run<E>> how)
      throws SQLException {
    int[] rows =
        tx.batch(
            sql,
            runs,
            (to, run) -> {
              how.bind(to.text(MapText.write(run.run().counts())), run);
              LaneRows.bind(to, run.lane()).text(run.run().job().toString());
            });
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] == 1) {
        moved.add(runs.get(i).with(runs.get(i).run()));
      }
    }
  }

  private static final String DONE =
      """
      update {job}
      set last_counts = ?, deaths = 0, done = claimed, attempts = 0,
        failure_code = null, failure_text = null,
        reason = case when asked > claimed then reason else '' end,
        state = case when due_at is null then 'COMPLETED' else 'PENDING' end
      where owner = ? and connection = ? and direction = ? and job = ? and state = 'IN_PROGRESS'
      """;

  private static final String DONE_AGAIN =
      """
      update {job}
      set last_counts = ?, deaths = 0, done = claimed, attempts = 0,
        failure_code = null, failure_text = null, state = 'PENDING',
        reason = case when asked > claimed then reason else '' end,
        due_at = case when due_at is null or {later} < due_at then {later} else due_at end
      where owner = ? and connection = ? and direction = ? and job = ? and state = 'IN_PROGRESS'
      """;

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

  private static void bindFailed(Params to, Run<RunEnd.Failed> run) throws SQLException {
    to.text(run.end().code()).text(run.end().text()).after(run.end().retryIn());
  }

  private static final String DEAD =
      """
      update {job}
      set last_counts = ?, deaths = 0, done = claimed, failure_code = ?, failure_text = ?,
        due_at = null, state = 'DEAD'
      where owner = ? and connection = ? and direction = ? and job = ? and state = 'IN_PROGRESS'
      """;

  private static final String LOG =
      """
      insert into {job_log}
        (owner, job, ended_at, took_micros, result, failure_code, failure_text, counts)
      values (?, ?, {now}, ?, ?, ?, ?, ?)
      """;

  private static void bindLog(Params to, Run<JobRun> moved) throws SQLException {
    JobRun run = moved.run();
    to.text(moved.lane().owner().value())
        .text(run.job().toString())
        .after(run.took())
        .text(run.end().match(good -> "DONE", () -> "YIELDED", bad -> "FAILED", hopeless -> "DEAD"))
        .text(run.end().match(good -> "", () -> "", RunEnd.Failed::code, RunEnd.Dead::code))
        .text(run.end().match(good -> "", () -> "", RunEnd.Failed::text, RunEnd.Dead::text))
        .text(MapText.write(run.counts()));
  }

  private static final String REST =
      """
      update {lane} set rests_until = {later}
      where owner = ? and connection = ? and direction = ? and rests_until < {later}
      """;

  private void rest(List<LaneEnd> ends) throws SQLException {
    tx.batch(
        REST,
        ends.stream().filter(end -> end.park().isPresent()).toList(),
        (to, end) -> {
          Duration park = end.park().orElseThrow();
          LaneRows.bind(to.after(park), end.lease().lane()).after(park);
        });
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
  private void giveBack(List<Lane> lanes) throws SQLException {
    tx.batch(GIVE_BACK_JOBS, lanes, LaneRows::bind);
    tx.batch(GIVE_BACK_LANE, lanes, LaneRows::bind);
  }
}
