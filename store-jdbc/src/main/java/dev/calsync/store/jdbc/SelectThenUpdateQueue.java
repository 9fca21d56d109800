package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.ClaimedLane.ClaimedJob;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * For databases that cannot lock, change and return rows in one statement: lanes are selected and
 * locked, then changed. The row of the turns lets one claim through at a time; lanes that others
 * happen to touch are passed by and due again at the next claim.
 */
final class SelectThenUpdateQueue implements LaneQueue {

  private static final String QUEUE =
      """
      update {lane} l set due_at = (
        select min(j.due_at) from {job} j
        where j.owner = l.owner and j.connection = l.connection and j.direction = l.direction
          and j.state <> 'IN_PROGRESS')
      where l.owner = ? and l.connection = ? and l.direction = ?
      """;

  @Override
  public void queue(Tx tx, Collection<Lane> lanes) throws SQLException {
    tx.batch(QUEUE, lanes, LaneRows::bind);
  }

  /** By time, and from when time began: H2 would look at every lane without a time or a lease. */
  private static final String FIRST_DUE =
      """
      select min(case when due_at < rests_until then rests_until else due_at end) as at,
        {now} as present
      from {lane}
      where due_at >= timestamp with time zone '1970-01-01 00:00:00+00:00'
        and case when lease_until is null then 1 else 0 end = 1
      """;

  @Override
  public Optional<Duration> untilDue(Tx tx) throws SQLException {
    return tx.first(FIRST_DUE, to -> {}, row -> row.until("at", "present")).flatMap(it -> it);
  }

  @Override
  public List<ClaimedLane> claim(
      OwnTransactions transactions, String node, int room, Duration lease) {
    boolean due = transactions.read(this::untilDue).filter(Duration::isZero).isPresent();
    return due ? transactions.write(tx -> claim(tx, node, room, lease)) : List.of();
  }

  @Override
  public Set<Lease> end(OwnTransactions transactions, List<LaneEnd> ends) {
    return transactions.write(tx -> new RunEnds(tx).end(this, ends));
  }

  private static final String SERVED =
      """
      select served from {turn} where one = 1 for update
      """;

  /**
   * Of each owner only as many lanes as there is room for, the longest waiting first. By time, as
   * the first due.
   */
  private static final String WAITING =
      """
      select d.owner, d.connection, d.direction, t.tail
      from (
        select l.owner, l.connection, l.direction, l.due_at, row_number() over (
          partition by l.owner order by l.due_at, l.connection, l.direction) as place
        from {lane} l
        where l.due_at >= timestamp with time zone '1970-01-01 00:00:00+00:00'
          and l.due_at <= {now} and l.rests_until <= {now}
          and case when l.lease_until is null then 1 else 0 end = 1) d
      left join {owner_turn} t on t.owner = d.owner
      where d.place <= ?
      order by d.due_at, d.owner, d.place
      """;

  private static List<ClaimedLane> claim(Tx tx, String node, int room, Duration lease)
      throws SQLException {
    long served = tx.first(SERVED, to -> {}, row -> row.number("served")).orElse(0L);
    Turns turns = new Turns(served);
    tx.each(
        WAITING,
        to -> to.number(room),
        row -> turns.add(LaneRows.read(row), row.maybeNumber("tail").orElse(0L)));
    List<Lease> leases = take(tx, turns.next(room), node, lease);
    saveTurns(tx, turns);
    return leases.isEmpty() ? List.of() : withJobs(tx, leases);
  }

  private static final String LOCK_FREE =
      """
      select l.owner, l.connection, l.direction, l.fence
      from {each w(owner, connection, direction)}
      join {lane} l
        on l.owner = w.owner and l.connection = w.connection and l.direction = w.direction
      where l.lease_until is null
      {skipping}
      """;

  private static final String TAKE =
      """
      update {lane} set lease_until = {later}, node = ?, fence = ?, due_at = null
      where owner = ? and connection = ? and direction = ?
      """;

  private static List<Lease> take(Tx tx, List<Lane> lanes, String node, Duration lease)
      throws SQLException {
    if (lanes.isEmpty()) {
      return List.of();
    }
    Map<Lane, Lease> free =
        tx
            .list(
                LOCK_FREE,
                to -> LaneRows.bindAll(to, lanes),
                row -> new Lease(LaneRows.read(row), row.number("fence") + 1))
            .stream()
            .collect(Collectors.toMap(Lease::lane, it -> it));
    List<Lease> taken = lanes.stream().filter(free::containsKey).map(free::get).toList();
    tx.batch(
        TAKE,
        taken,
        (to, it) -> LaneRows.bind(to.after(lease).text(node).number(it.fence()), it.lane()));
    return taken;
  }

  private static final String MOVE_TAIL =
      """
      update {owner_turn} set tail = ? where owner = ?
      """;

  private static final String ADD_TAIL =
      """
      insert into {owner_turn} (tail, owner) values (?, ?)
      """;

  private static final String FORGET_TAILS =
      """
      delete from {owner_turn} where tail <= ?
      """;

  private static final String SERVE =
      """
      update {turn} set served = ? where one = 1
      """;

  private static void saveTurns(Tx tx, Turns turns) throws SQLException {
    if (turns.moved().isEmpty()) {
      return;
    }
    List<Map.Entry<OwnerId, Long>> moved = List.copyOf(turns.moved().entrySet());
    int[] known = tx.batch(MOVE_TAIL, moved, SelectThenUpdateQueue::bindTail);
    List<Map.Entry<OwnerId, Long>> unknown = new ArrayList<>();
    for (int i = 0; i < known.length; i++) {
      if (known[i] == 0) {
        unknown.add(moved.get(i));
      }
    }
    tx.batch(ADD_TAIL, unknown, SelectThenUpdateQueue::bindTail);
    tx.update(FORGET_TAILS, to -> to.number(turns.served()));
    tx.update(SERVE, to -> to.number(turns.served()));
  }

  private static void bindTail(Params to, Map.Entry<OwnerId, Long> tail) throws SQLException {
    to.number(tail.getValue()).text(tail.getKey().value());
  }

  private static final String DUE_JOBS =
      """
      select j.owner, j.connection, j.direction, j.job, j.attempts, j.reason, j.deaths
      from {each w(owner, connection, direction)}
      join {job} j
        on j.owner = w.owner and j.connection = w.connection and j.direction = w.direction
      where j.state <> 'IN_PROGRESS' and j.due_at <= {now}
      order by j.due_at, j.job
      """;

  private static final String RUN_JOB =
      """
      update {job}
      set state = 'IN_PROGRESS', claimed = asked, attempts = attempts + 1, due_at = null,
        begun = false
      where owner = ? and job = ?
      """;

  private record DueJob(Lane lane, ClaimedJob job, boolean suspect) {}

  private static List<ClaimedLane> withJobs(Tx tx, List<Lease> leases) throws SQLException {
    List<Lane> lanes = leases.stream().map(Lease::lane).toList();
    List<DueJob> due =
        isolated(
            tx.list(DUE_JOBS, to -> LaneRows.bindAll(to, lanes), SelectThenUpdateQueue::readDue));
    tx.batch(
        RUN_JOB,
        due,
        (to, it) -> to.text(it.lane().owner().value()).text(it.job().job().toString()));
    Map<Lane, List<ClaimedJob>> jobs =
        due.stream()
            .collect(
                Collectors.groupingBy(
                    DueJob::lane, Collectors.mapping(DueJob::job, Collectors.toList())));
    return leases.stream()
        .map(lease -> new ClaimedLane(lease, jobs.getOrDefault(lease.lane(), List.of())))
        .toList();
  }

  /** Of a lane with jobs that were running when their holder died, only the first of those. */
  private static List<DueJob> isolated(List<DueJob> due) {
    Map<Lane, DueJob> suspects = new HashMap<>();
    due.stream().filter(DueJob::suspect).forEach(it -> suspects.putIfAbsent(it.lane(), it));
    return due.stream().filter(it -> suspects.getOrDefault(it.lane(), it).equals(it)).toList();
  }

  private static DueJob readDue(Row row) throws SQLException {
    return new DueJob(
        LaneRows.read(row),
        new ClaimedJob(
            JobRows.keyOf(row.text("job")), row.whole("attempts") + 1, row.text("reason")),
        row.whole("deaths") > 0);
  }

  private static final String TAKEABLE =
      """
      select case when due_at < rests_until then rests_until else due_at end as since
      from {lane}
      where due_at >= timestamp with time zone '1970-01-01 00:00:00+00:00' and due_at <= {now}
        and rests_until <= {now} and case when lease_until is null then 1 else 0 end = 1
      """;

  @Override
  public String takeable() {
    return TAKEABLE;
  }
}
