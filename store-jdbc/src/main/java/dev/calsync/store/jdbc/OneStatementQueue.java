package dev.calsync.store.jdbc;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.ClaimedLane.ClaimedJob;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * For databases that lock, change and return rows in one statement (INV-21). A lane that is due has
 * a turn: one more than the last of its owner's waiting lanes, but not before the turn that was
 * served last. The lowest turn is taken first, past whatever others are just taking; so claims on
 * any number of nodes wait neither for each other nor for requests, and a claim costs what it
 * takes, however many lanes wait. A lane whose time comes later gets its turn from the first claim
 * that finds it due. Two requests of one owner at the same moment may get the same turn.
 */
final class OneStatementQueue implements LaneQueue {

  /** How many lanes one claim gives their turns when their time has come. */
  private static final int ADMITTED = 256;

  private final QueueFloor floor = new QueueFloor();
  private final MinuteWalk walk = new MinuteWalk();

  /**
   * Locked lanes of one owner are counted after those that wait already. An owner's tail is looked
   * up once, not for each lane: while a forgotten transaction keeps dead rows, it lies behind them.
   */
  private static final String QUEUE =
      OwnerTail.writtenOut(
          """
      with d as materialized (
        select o.owner, o.connection, o.direction, o.turn, j.due_at,
          o.lease_until is null and j.due_at <= {now} as ready
        from {each w(owner, connection, direction)}
        join {lane} o
          on o.owner = w.owner and o.connection = w.connection and o.direction = w.direction
        cross join lateral (
          select min(greatest(b.due_at, o.rests_until)) as due_at from {job} b
          where b.owner = o.owner and b.connection = o.connection
            and b.direction = o.direction and b.state <> 'IN_PROGRESS'
            and b.due_at is not null) j),
      tails as materialized (
        select o.owner, TAIL(o.owner) as tail
        from (select distinct owner from d where ready and turn is null) o)
      update {lane} l
      set due_at = q.due_at,
        turn = case when q.ready then coalesce(l.turn, q.tail + q.place - 1) end
      from (
        select d.*, t.tail, row_number() over (
            partition by d.owner, d.ready and d.turn is null order by d.due_at) as place
        from d left join tails t on t.owner = d.owner) q
      where l.owner = q.owner and l.connection = q.connection and l.direction = q.direction
      """);

  @Override
  public void queue(Tx tx, Collection<Lane> lanes) throws SQLException {
    if (!lanes.isEmpty()) {
      tx.update(QUEUE, to -> LaneRows.bindAll(to, lanes));
    }
  }

  private static final String MINUTE =
      """
      date_bin(interval '1 minute', due_at, timestamptz '1970-01-01 00:00:00+00:00')\
      """;

  /**
   * Lanes that came due get their turns, the oldest first. If that is a flood, owners who have no
   * turn yet and would come after it get some too: they are found by steps from owner to owner.
   *
   * <p>A lane that changed after the statement began to look lies elsewhere, and is left to the
   * next claim: so those that are taken have exactly the jobs that were seen. A turn that was given
   * by a transaction which began after this one, and ended before the statement looked, is left to
   * the next claim, too: its lane's jobs are not due yet by this one's clock.
   */
  private static final String CLAIM =
      OwnerTail.writtenOut(
          """
      with recursive oldest as (
        select ctid as spot, owner, connection, direction, due_at from {lane}
        where turn is null and lease_until is null and due_at >= ? and due_at <= {now}
        order by due_at
        fetch first ? rows only
        {skipping}),
      met as (
        (select MINUTE as minute, owner, 1 as step from {lane}
          where turn is null and lease_until is null and due_at is not null
            and (MINUTE, owner) > (?, ?) and MINUTE <= {now}
            and (select count(*) from oldest) >= ?
          order by MINUTE, owner
          fetch first row only)
        union all
        select n.minute, n.owner, m.step + 1
        from met m
        cross join lateral (
          select MINUTE as minute, owner from {lane}
          where turn is null and lease_until is null and due_at is not null
            and (MINUTE, owner) > (m.minute, m.owner) and MINUTE <= {now}
          order by MINUTE, owner
          fetch first row only) n
        where m.step < STEPS),
      without_turn as materialized (
        select distinct on (m.owner) m.minute, m.owner from met m
        where not exists (select 1 from oldest o where o.owner = m.owner)
          and (
            select max(t.turn) from {lane} t
            where t.owner = m.owner and t.turn is not null) is null
        order by m.owner, m.minute),
      fresh as (
        select * from oldest
        union all
        select n.* from without_turn m
        cross join lateral (
          select ctid as spot, owner, connection, direction, due_at from {lane}
          where turn is null and lease_until is null and due_at is not null
            and MINUTE = m.minute and owner = m.owner and due_at <= {now}
          order by due_at
          fetch first ? rows only
          {skipping}) n),
      tails as materialized (
        select o.owner, TAIL(o.owner) as tail from (select distinct owner from fresh) o),
      ready as (
        select ctid as spot, owner, connection, direction, due_at, turn from {lane}
        where turn >= ? and due_at <= {now}
        order by turn, due_at
        fetch first ? rows only
        {skipping}),
      waiting as (
        select r.*, false as is_fresh from ready r
        union all
        select f.*, t.tail + row_number() over (partition by f.owner order by f.due_at) - 1, true
        from fresh f join tails t on t.owner = f.owner),
      placed as (
        select *, row_number() over (
          order by turn, due_at, owner, connection, direction) as place from waiting),
      moved as (
        update {lane} l
        set turn = case when p.taken then null else p.turn end,
          served_turn = case when p.taken then p.turn else l.served_turn end,
          due_at = case when p.taken then null else p.due_at end,
          lease_until = case when p.taken then {later} end,
          node = case when p.taken then ? end,
          fence = l.fence + case when p.taken then 1 else 0 end
        from (select *, place <= ? as taken from placed) p
        where (p.taken or p.is_fresh) and l.ctid = p.spot
        returning l.owner, l.connection, l.direction, l.fence, p.turn, p.place, p.taken),
      running as (
        update {job} j
        set state = 'IN_PROGRESS', claimed = j.asked, attempts = j.attempts + 1, due_at = null,
          begun = false
        from (
          select m.place, m.fence, b.ctid as spot, b.due_at,
            max(b.deaths) over of_lane as deaths,
            row_number() over (of_lane order by b.deaths = 0, b.due_at, b.job) as nth
          from moved m
          join {job} b
            on b.owner = m.owner and b.connection = m.connection and b.direction = m.direction
          where m.taken and b.state <> 'IN_PROGRESS' and b.due_at <= {now}
          window of_lane as (partition by m.place)) b
        where j.ctid = b.spot and (b.deaths = 0 or b.nth = 1)
        returning b.place, j.owner, j.connection, j.direction, b.fence, b.due_at,
          j.job, j.attempts, j.reason)
      select {now} as present, place, owner, connection, direction, fence, due_at,
        job, attempts, reason, null::bigint as served, null as met
      from running
      union all
      select {now}, place, owner, connection, direction, fence, null, null, null, null, null, null
      from moved where taken
      union all
      select {now}, 0, null, null, null, null, m.minute, null, null, null, (
        select setval('{turn}', max(s.turn)) from moved s
        where s.taken having max(s.turn) > (select last_value from {turn})), m.owner
      from (values (1)) one left join met m on m.step = STEPS
      order by place, due_at, job
      """
              .replace("MINUTE", MINUTE)
              .replace("STEPS", String.valueOf(MinuteWalk.STEPS)));

  @Override
  public List<ClaimedLane> claim(
      OwnTransactions transactions, String node, int room, Duration lease) {
    return transactions.writeAtOnce(tx -> claim(tx, node, room, lease));
  }

  private List<ClaimedLane> claim(Tx tx, String node, int room, Duration lease)
      throws SQLException {
    QueueFloor.Marks from = floor.marks(tx);
    int admitted = Math.max(room, ADMITTED);
    MinuteWalk.Place last = walk.from(from.due());
    Map<Lease, List<ClaimedJob>> jobs = new LinkedHashMap<>();
    tx.each(
        CLAIM,
        to -> {
          to.time(from.due()).number(admitted);
          to.time(last.minute()).text(last.owner()).number(admitted).number(room);
          to.number(from.turn()).number(room).after(lease).text(node).number(room);
        },
        row -> {
          floor.seen(row.time("present"));
          collect(row, jobs);
        });
    return jobs.entrySet().stream()
        .map(claimed -> new ClaimedLane(claimed.getKey(), claimed.getValue()))
        .toList();
  }

  private void collect(Row row, Map<Lease, List<ClaimedJob>> jobs) throws SQLException {
    if (row.maybeText("owner").isEmpty()) {
      walk.went(row);
      return;
    }
    Lease lease = new Lease(LaneRows.read(row), row.number("fence"));
    List<ClaimedJob> ofLane = jobs.computeIfAbsent(lease, it -> new ArrayList<>());
    Optional<String> job = row.maybeText("job");
    if (job.isPresent()) {
      ofLane.add(
          new ClaimedJob(JobRows.keyOf(job.get()), row.whole("attempts"), row.text("reason")));
    }
  }

  @Override
  public Set<Lease> end(OwnTransactions transactions, List<LaneEnd> ends) {
    List<LaneEnd> plain = ends.stream().filter(OneStatementEnds::isPlain).toList();
    Set<Lease> ended =
        plain.isEmpty()
            ? Set.of()
            : transactions.writeAtOnce(tx -> OneStatementEnds.end(tx, plain));
    List<LaneEnd> left = ends.stream().filter(end -> !ended.contains(end.lease())).toList();
    return left.isEmpty() ? Set.of() : transactions.write(tx -> new RunEnds(tx).end(this, left));
  }

  private static final String FIRST_DUE =
      """
      select case when (select min(turn) from {lane} where turn >= ?) is not null then {now}
          else (select min(due_at) from {lane}
            where turn is null and lease_until is null and due_at >= ?) end as at,
        {now} as present
      """;

  @Override
  public Optional<Duration> untilDue(Tx tx) throws SQLException {
    QueueFloor.Marks from = floor.marks(tx);
    return tx.first(
            FIRST_DUE,
            to -> to.number(from.turn()).time(from.due()),
            row -> row.until("at", "present"))
        .flatMap(it -> it);
  }

  private static final String TAKEABLE =
      """
      select due_at as since from {lane} where turn is not null
      union all
      select due_at from {lane} where turn is null and lease_until is null and due_at <= {now}
      """;

  @Override
  public String takeable() {
    return TAKEABLE;
  }
}
