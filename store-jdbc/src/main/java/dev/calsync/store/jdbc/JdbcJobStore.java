package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobStore;
import dev.calsync.store.JobTicket;
import dev.calsync.store.JobView;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Jobs and lanes. */
final class JdbcJobStore implements JobStore {

  private final Transactions transactions;
  private final LaneClaims claims;

  JdbcJobStore(Transactions transactions, LaneClaims claims) {
    this.transactions = transactions;
    this.claims = claims;
  }

  @Override
  public List<JobTicket> requestJobs(List<JobRequest> requests) {
    return requests.isEmpty()
        ? List.of()
        : transactions.write(tx -> new JobRequests(tx, requests).place());
  }

  /** Asks first whether there is anything to claim: an idle node only reads. */
  @Override
  public List<ClaimedLane> claimLanes(String node, int lanes, Duration lease) {
    boolean due = untilDue().filter(Duration::isZero).isPresent();
    return due ? transactions.write(tx -> claims.claim(tx, node, lanes, lease)) : List.of();
  }

  private static final String HEARTBEAT =
      """
      update {lane} set lease_until = {later}
      where owner = ? and connection = ? and direction = ? and fence = ? and lease_until > {now}
      """;

  @Override
  public List<Lease> renewLeases(Collection<Lease> leases, Duration lease) {
    List<Lease> ordered =
        leases.stream().sorted(java.util.Comparator.comparing(it -> it.lane().toString())).toList();
    return transactions.write(
        tx -> {
          int[] renewed =
              tx.batch(HEARTBEAT, ordered, (to, held) -> Fence.bind(to.after(lease), held));
          return java.util.stream.IntStream.range(0, renewed.length)
              .filter(index -> renewed[index] == 1)
              .mapToObj(ordered::get)
              .toList();
        });
  }

  @Override
  public void finishRuns(Lease lease, List<JobRun> runs, boolean release, Optional<Duration> park) {
    transactions.write(
        tx -> {
          Fence.check(tx, lease);
          new RunEnds(tx, lease).end(runs);
          rest(tx, lease.lane(), park);
          if (release) {
            RunEnds.giveBack(tx, lease.lane());
          }
          LaneRows.queue(tx, List.of(lease.lane()));
          return release;
        });
  }

  private static final String REST =
      """
      update {lane} set rests_until = {later}
      where owner = ? and connection = ? and direction = ? and rests_until < {later}
      """;

  private static void rest(Tx tx, Lane lane, Optional<Duration> park) throws SQLException {
    if (park.isPresent()) {
      tx.update(REST, to -> LaneRows.bind(to.after(park.get()), lane).after(park.get()));
    }
  }

  @Override
  public int releaseExpired() {
    return expired().isEmpty() ? 0 : transactions.write(Sweep::freeExpired);
  }

  private List<Lane> expired() {
    return transactions.read(Sweep::expired);
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
    return transactions.write(
        tx -> {
          List<Lane> lanes = tx.list(LANE_OF, key, LaneRows::read);
          LaneRows.lock(tx, lanes);
          boolean dead = tx.update(REDRIVE, key) == 1;
          LaneRows.queue(tx, lanes);
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

  private static final String FIRST_DUE =
      """
      select min(case when due_at < rests_until then rests_until else due_at end) as at,
        {now} as present
      from {lane} where lease_until is null and due_at is not null
      """;

  @Override
  public Optional<Duration> untilDue() {
    return transactions.read(
        tx -> tx.first(FIRST_DUE, to -> {}, row -> row.until("at", "present")).flatMap(it -> it));
  }
}
