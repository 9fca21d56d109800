package dev.calsync.store.jdbc;

import dev.calsync.store.JobRun;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.RunEnd;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Ends of runs in one statement, which is one message and its own transaction, for databases that
 * know where a row lies. It sees what was there when it began and locks the lanes after that; a
 * lane that somebody changed in between lies elsewhere then and is left out, to be ended the long
 * way. So nothing is decided by what is old: whoever changes a job changes its lane.
 */
final class OneStatementEnds {

  /** A rest of no time is one, and ends now. */
  private static final long NO_REST = -1;

  private OneStatementEnds() {}

  /** Whether it can be said in one row. */
  static boolean isPlain(LaneEnd end) {
    return end.runs().size() <= 1;
  }

  /**
   * What lies elsewhere than seen at first is not found again by its place. The end of a lease is
   * looked at late: asked for early, the database shows all that are held, one by one.
   */
  private static final String END =
      OwnerTail.writtenOut(
          """
      with held as (
        select l.ctid as spot, l.lease_until, l.rests_until, w.*
        from {each w(owner, connection, direction, fence, release, park, job, result, wait, code, \
      text, counts, took)}
        join {lane} l
          on l.owner = w.owner and l.connection = w.connection and l.direction = w.direction
          and l.fence = w.fence
        order by l.owner, l.connection, l.direction
        for no key update of l),
      still as (
        select h.*, greatest(h.rests_until,
          case when h.park >= 0 then {now} + h.park * interval '1 microsecond' end) as rest
        from held h
        join {lane} seen on seen.owner = h.owner and seen.ctid = h.spot
        where h.lease_until is not null),
      known as (
        select s.*, b.ctid as job_spot, b.state, b.due_at, b.job = s.job as named
        from still s
        join {job} b
          on b.owner = s.owner and b.connection = s.connection and b.direction = s.direction),
      ended as (
        update {job} j
        set last_counts = k.counts, deaths = 0,
          done = case when k.result = 'YIELDED' then j.done else j.claimed end,
          attempts = case when k.result in ('DONE', 'AGAIN') then 0
            when k.result = 'YIELDED' then j.attempts - 1 else j.attempts end,
          failure_code = case when k.result in ('FAILED', 'DEAD') then k.code end,
          failure_text = case when k.result in ('FAILED', 'DEAD') then k.text end,
          reason = case when k.result in ('DONE', 'AGAIN') and j.asked = j.claimed then ''
            else j.reason end,
          due_at = case k.result when 'DONE' then j.due_at
            when 'AGAIN' then least(j.due_at, {now} + k.wait * interval '1 microsecond')
            when 'YIELDED' then {now}
            when 'FAILED' then {now} + k.wait * interval '1 microsecond' end,
          state = case when k.result in ('FAILED', 'DEAD') then k.result
            when k.result = 'DONE' and j.due_at is null then 'COMPLETED' else 'PENDING' end
        from known k
        where k.named and k.state = 'IN_PROGRESS' and j.owner = k.owner and j.ctid = k.job_spot
        returning k.spot, k.owner, k.release, k.rest, j.due_at,
          j.job, k.result, k.code, k.text, k.counts, k.took),
      logged as (
        insert into {job_log}
          (owner, job, ended_at, took_micros, result, failure_code, failure_text, counts)
        select owner, job, {now}, took, case result when 'AGAIN' then 'DONE' else result end,
          code, text, counts
        from ended),
      given_back as (
        update {job} j set attempts = j.attempts - 1, due_at = {now}, state = 'PENDING'
        from known k
        where k.release and not k.named and k.state = 'IN_PROGRESS'
          and j.owner = k.owner and j.ctid = k.job_spot
        returning k.spot, k.owner, k.release, k.rest, j.due_at),
      next as (
        select spot, owner, release, rest,
          min(greatest(due_at, rest)) filter (where due_at is not null) as due_at
        from (
          select spot, owner, release, rest, null as due_at from still
          union all
          select spot, owner, release, rest, due_at from ended
          union all
          select spot, owner, release, rest, due_at from given_back
          union all
          select spot, owner, release, rest, due_at from known where state <> 'IN_PROGRESS') d
        group by spot, owner, release, rest),
      placed as (
        select *, release and due_at <= {now} as ready, row_number() over (
          partition by owner, release and due_at <= {now} order by due_at) as place
        from next)
      update {lane} l
      set lease_until = case when not p.release then l.lease_until end,
        node = case when not p.release then l.node end,
        rests_until = p.rest, due_at = p.due_at,
        turn = case when p.ready then p.place - 1 + TAIL(p.owner) end
      from placed p
      where l.owner = p.owner and l.ctid = p.spot
      returning l.owner, l.connection, l.direction, l.fence
      """);

  /** Answers whose ends were written. */
  static Set<Lease> end(Tx tx, List<LaneEnd> ends) throws SQLException {
    Set<Lease> ended = new HashSet<>();
    tx.each(
        END,
        to -> bind(to, ends),
        row -> ended.add(new Lease(LaneRows.read(row), row.number("fence"))));
    return ended;
  }

  private static void bind(Params to, List<LaneEnd> ends) throws SQLException {
    LaneRows.bindAll(to, each(ends, end -> end.lease().lane()))
        .numbers(each(ends, end -> end.lease().fence()))
        .flags(each(ends, LaneEnd::release))
        .numbers(each(ends, end -> end.park().map(Params::bounded).orElse(NO_REST)))
        .texts(eachRun(ends, run -> run.job().toString(), ""))
        .texts(eachRun(ends, run -> resultOf(run.end()), ""))
        .numbers(eachRun(ends, run -> Params.bounded(waitOf(run.end())), 0L))
        .texts(eachRun(ends, run -> codeOf(run.end()), ""))
        .texts(eachRun(ends, run -> textOf(run.end()), ""))
        .texts(eachRun(ends, run -> MapText.write(run.counts()), ""))
        .numbers(eachRun(ends, run -> Params.bounded(run.took()), 0L));
  }

  private static <T> List<T> each(Collection<LaneEnd> ends, Function<LaneEnd, T> value) {
    return ends.stream().map(value).toList();
  }

  private static <T> List<T> eachRun(List<LaneEnd> ends, Function<JobRun, T> value, T none) {
    return each(ends, end -> end.runs().isEmpty() ? none : value.apply(end.runs().get(0)));
  }

  private static String resultOf(RunEnd end) {
    return end.match(
        done -> done.again().isEmpty() ? "DONE" : "AGAIN",
        () -> "YIELDED",
        failed -> "FAILED",
        dead -> "DEAD");
  }

  private static Duration waitOf(RunEnd end) {
    return end.match(
        done -> done.again().orElse(Duration.ZERO),
        () -> Duration.ZERO,
        RunEnd.Failed::retryIn,
        dead -> Duration.ZERO);
  }

  private static String codeOf(RunEnd end) {
    return end.match(done -> "", () -> "", RunEnd.Failed::code, RunEnd.Dead::code);
  }

  private static String textOf(RunEnd end) {
    return end.match(done -> "", () -> "", RunEnd.Failed::text, RunEnd.Dead::text);
  }
}
