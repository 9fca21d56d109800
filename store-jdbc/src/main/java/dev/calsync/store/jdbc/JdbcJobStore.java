package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.failure.StaleLeaseException;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobLoad;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobStore;
import dev.calsync.store.JobTicket;
import dev.calsync.store.JobView;
import dev.calsync.store.Lane;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jobs and lanes. */
final class JdbcJobStore implements JobStore {

  private final Transactions transactions;
  private final LaneQueue queue;

  JdbcJobStore(Transactions transactions, LaneQueue queue) {
    this.transactions = transactions;
    this.queue = queue;
  }

  @Override
  public List<JobTicket> requestJobs(List<JobRequest> requests) {
    return requests.isEmpty() ? List.of() : transactions.write(tx -> request(tx, requests));
  }

  private List<JobTicket> request(Tx tx, List<JobRequest> requests) throws SQLException {
    return tx.isOfHost()
        ? HandedRequests.leave(tx, requests)
        : new JobRequests(tx, queue, requests).place();
  }

  /** A node that finds nothing to do looks for what a host left for us. */
  @Override
  public List<ClaimedLane> claimLanes(String node, int lanes, Duration lease) {
    OwnTransactions own = transactions.own();
    List<ClaimedLane> claimed = queue.claim(own, node, lanes, lease);
    return claimed.isEmpty() && Handover.place(own, queue)
        ? queue.claim(own, node, lanes, lease)
        : claimed;
  }

  /**
   * Whoever changes a job changes its lane: others find out by that. Asked for its lease plainly, a
   * server would look for the lane among all leases that there were since it last swept.
   */
  private static final String TOUCH =
      """
      update {lane} set node = node
      where owner = ? and connection = ? and direction = ? and fence = ?
        and case when lease_until is null then 0 else 1 end = 1
      """;

  private static final String BEGIN =
      """
      update {job} set begun = true
      where owner = ? and connection = ? and direction = ? and job = ? and state = 'IN_PROGRESS'
      """;

  @Override
  public void beginRun(Lease lease, JobKey job) {
    transactions
        .own()
        .write(
            tx -> {
              if (tx.update(TOUCH, to -> Fence.bind(to, lease)) == 0) {
                throw new StaleLeaseException(lease.lane().toString(), lease.fence());
              }
              return tx.update(BEGIN, to -> LaneRows.bind(to, lease.lane()).text(job.toString()));
            });
  }

  private static final String ALIVE =
      """
      select l.owner, l.connection, l.direction, l.fence
      from {each w(owner, connection, direction, fence)}
      join {lane} l
        on l.owner = w.owner and l.connection = w.connection and l.direction = w.direction
        and l.fence = w.fence
      where l.lease_until > {now}
      order by l.owner, l.connection, l.direction
      {skipping}
      """;

  private static final String HEARTBEAT =
      """
      update {lane} set lease_until = {later}
      where owner = ? and connection = ? and direction = ? and fence = ?
      """;

  /** Who stands still in an effect of one lane keeps none of the others from living on. */
  @Override
  public List<Lease> renewLeases(Collection<Lease> leases, Duration lease) {
    return transactions
        .own()
        .write(
            tx -> {
              List<Lease> alive =
                  tx.list(
                      ALIVE,
                      to -> Fence.bindAll(to, leases),
                      row -> new Lease(LaneRows.read(row), row.number("fence")));
              tx.batch(HEARTBEAT, alive, (to, held) -> Fence.bind(to.after(lease), held));
              return alive;
            });
  }

  @Override
  public Set<Lease> finishRuns(Collection<LaneEnd> ends) {
    List<LaneEnd> ordered =
        ends.stream()
            .sorted(Comparator.comparing(end -> end.lease().lane(), LaneRows.LOCK_ORDER))
            .toList();
    return ordered.isEmpty() ? Set.of() : queue.end(transactions.own(), ordered);
  }

  /** However busy all nodes are, what a host left for us waits no longer than a dead lane. */
  @Override
  public int releaseExpired() {
    OwnTransactions own = transactions.own();
    int freed =
        own.read(Sweep::expired).isEmpty() ? 0 : own.write(tx -> Sweep.freeExpired(tx, queue));
    Handover.place(own, queue);
    return freed;
  }

  private static final String LANE_OF =
      """
      select owner, connection, direction from {job} where owner = ? and job = ?
      """;

  private static final String REDRIVE =
      """
      update {job}
      set asked = case when asked > claimed then asked else claimed + 1 end,
        attempts = 0, deaths = 0, due_at = {now}, state = 'PENDING'
      where owner = ? and job = ? and state = 'DEAD'
      """;

  @Override
  public boolean redrive(OwnerId owner, JobKey job) {
    Tx.Binding key = to -> to.text(owner.value()).text(job.toString());
    return transactions
        .own()
        .write(
            tx -> {
              List<Lane> lanes = tx.list(LANE_OF, key, LaneRows::read);
              LaneRows.lock(tx, lanes);
              boolean dead = tx.update(REDRIVE, key) == 1;
              queue.queue(tx, lanes);
              return dead;
            });
  }

  private static final String FIND =
      """
      select j.owner, j.connection, j.direction, j.job, j.state, j.asked, j.claimed, j.done,
        j.attempts, j.due_at, l.rests_until, j.failure_code, j.failure_text, j.last_counts,
        {now} as present
      from {job} j
      join {lane} l
        on l.owner = j.owner and l.connection = j.connection and l.direction = j.direction
      where j.owner = ? and j.job = ?
      """;

  @Override
  public Optional<JobView> find(OwnerId owner, JobKey job) {
    return transactions.read(
        tx -> tx.first(FIND, to -> to.text(owner.value()).text(job.toString()), JobRows::view));
  }

  private static final String PAGE =
      """
      select j.owner, j.connection, j.direction, j.job, j.state, j.asked, j.claimed, j.done,
        j.attempts, j.due_at, l.rests_until, j.failure_code, j.failure_text, j.last_counts,
        {now} as present
      from {job} j
      join {lane} l
        on l.owner = j.owner and l.connection = j.connection and l.direction = j.direction
      where j.owner = ? and j.job > ?
      order by j.job
      fetch first ? rows only
      """;

  @Override
  public List<JobView> page(OwnerId owner, String after, int limit) {
    return transactions.read(
        tx -> tx.list(PAGE, to -> to.text(owner.value()).text(after).number(limit), JobRows::view));
  }

  @Override
  public Optional<Duration> untilDue() {
    return transactions.read(queue::untilDue);
  }

  /**
   * Ranges, where {@code is not null} would say the same: H2 finds no short way for that. Of the
   * jobs only those that failed last time are looked at.
   */
  private static final String LOAD =
      """
      select w.waiting, w.since,
        (select count(*) from {lane}
          where lease_until >= timestamp with time zone '1970-01-01 00:00:00+00:00') as held,
        (select count(*) from {job} where failure_code >= '' and state = 'DEAD') as dead,
        {now} as present
      from (select count(*) as waiting, min(l.since) as since from (%s) l) w
      """;

  static String load(LaneQueue queue) {
    return LOAD.formatted(queue.takeable());
  }

  @Override
  public JobLoad load() {
    return transactions
        .read(tx -> tx.first(load(queue), to -> {}, JdbcJobStore::loadOf))
        .orElseThrow();
  }

  private static JobLoad loadOf(Row row) throws SQLException {
    boolean waits = row.maybeTime("since").isPresent();
    Duration longest = waits ? row.until("present", "since").orElseThrow() : Duration.ZERO;
    return new JobLoad(row.number("waiting"), longest, row.number("held"), row.number("dead"));
  }
}
