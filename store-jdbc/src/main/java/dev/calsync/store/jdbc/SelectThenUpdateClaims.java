package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.ClaimedLane.ClaimedJob;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * For databases that cannot lock, change and return rows in one statement: lanes are selected and
 * locked, then changed. The row of the turns lets one claim through at a time; lanes that others
 * happen to touch are passed by and due again at the next claim.
 */
final class SelectThenUpdateClaims implements LaneClaims {

  private static final String SERVED =
      """
      select served from {turn} where one = 1 for update
      """;

  /** Of each owner only as many lanes as there is room for, the longest waiting first. */
  private static final String WAITING =
      """
      select d.owner, d.connection, d.direction, t.tail
      from (
        select l.owner, l.connection, l.direction, l.due_at, row_number() over (
          partition by l.owner order by l.due_at, l.connection, l.direction) as place
        from {lane} l
        where l.lease_until is null and l.due_at <= {now} and l.rests_until <= {now}) d
      left join {owner_turn} t on t.owner = d.owner
      where d.place <= ?
      order by d.due_at, d.owner, d.place
      """;

  @Override
  public List<ClaimedLane> claim(Tx tx, String node, int room, Duration lease) throws SQLException {
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
    int[] known = tx.batch(MOVE_TAIL, moved, SelectThenUpdateClaims::bindTail);
    List<Map.Entry<OwnerId, Long>> unknown = new ArrayList<>();
    for (int i = 0; i < known.length; i++) {
      if (known[i] == 0) {
        unknown.add(moved.get(i));
      }
    }
    tx.batch(ADD_TAIL, unknown, SelectThenUpdateClaims::bindTail);
    tx.update(FORGET_TAILS, to -> to.number(turns.served()));
    tx.update(SERVE, to -> to.number(turns.served()));
  }

  private static void bindTail(Params to, Map.Entry<OwnerId, Long> tail) throws SQLException {
    to.number(tail.getValue()).text(tail.getKey().value());
  }

  private static final String DUE_JOBS =
      """
      select j.owner, j.connection, j.direction, j.job, j.attempts, j.reason
      from {each w(owner, connection, direction)}
      join {job} j
        on j.owner = w.owner and j.connection = w.connection and j.direction = w.direction
      where j.state <> 'IN_PROGRESS' and j.due_at <= {now}
      order by j.due_at, j.job
      """;

  private static final String RUN_JOB =
      """
      update {job}
      set state = 'IN_PROGRESS', claimed = asked, attempts = attempts + 1, due_at = null
      where owner = ? and job = ?
      """;

  private record DueJob(Lane lane, ClaimedJob job) {}

  private static List<ClaimedLane> withJobs(Tx tx, List<Lease> leases) throws SQLException {
    List<Lane> lanes = leases.stream().map(Lease::lane).toList();
    List<DueJob> due =
        tx.list(DUE_JOBS, to -> LaneRows.bindAll(to, lanes), SelectThenUpdateClaims::readDue);
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

  private static DueJob readDue(Row row) throws SQLException {
    return new DueJob(
        LaneRows.read(row),
        new ClaimedJob(
            JobRows.keyOf(row.text("job")), row.whole("attempts") + 1, row.text("reason")));
  }
}
