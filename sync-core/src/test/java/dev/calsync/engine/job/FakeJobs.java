package dev.calsync.engine.job;

import dev.calsync.calendar.OwnerId;
import dev.calsync.failure.StaleLeaseException;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobStore;
import dev.calsync.store.JobTicket;
import dev.calsync.store.JobView;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hands out the lanes that it was given, and writes down what is asked of it. */
final class FakeJobs implements JobStore {

  /** A call of {@code finishRuns}. */
  record Finish(Lease lease, List<JobRun> runs, boolean release, Optional<Duration> park) {}

  final List<Finish> finishes = new CopyOnWriteArrayList<>();
  final List<List<Lease>> renewals = new CopyOnWriteArrayList<>();
  final List<Duration> claims = new CopyOnWriteArrayList<>();
  volatile Runnable onClaim = () -> {};
  volatile Runnable onRenew = () -> {};
  volatile Runnable onFinish = () -> {};
  volatile Runnable onLook = () -> {};
  volatile boolean stale;
  volatile int sweeps;
  volatile Optional<Duration> untilDue = Optional.empty();
  private final Queue<ClaimedLane> due = new ArrayDeque<>();

  synchronized void due(ClaimedLane lane) {
    due.add(lane);
  }

  List<JobRun> runs() {
    return finishes.stream().flatMap(finish -> finish.runs().stream()).toList();
  }

  @Override
  public List<ClaimedLane> claimLanes(String node, int lanes, Duration lease) {
    claims.add(lease);
    onClaim.run();
    synchronized (this) {
      List<ClaimedLane> claimed = new ArrayList<>();
      while (claimed.size() < lanes && !due.isEmpty()) {
        claimed.add(due.remove());
      }
      return claimed;
    }
  }

  @Override
  public List<Lease> renewLeases(Collection<Lease> leases, Duration lease) {
    renewals.add(List.copyOf(leases));
    onRenew.run();
    return List.copyOf(leases);
  }

  @Override
  public void finishRuns(Lease lease, List<JobRun> runs, boolean release, Optional<Duration> park) {
    onFinish.run();
    if (stale) {
      throw new StaleLeaseException(lease.lane().toString(), lease.fence());
    }
    finishes.add(new Finish(lease, List.copyOf(runs), release, park));
  }

  @Override
  public synchronized int releaseExpired() {
    sweeps++;
    return 0;
  }

  @Override
  public Optional<Duration> untilDue() {
    onLook.run();
    return untilDue;
  }

  @Override
  public List<JobTicket> requestJobs(List<JobRequest> requests) {
    throw new AssertionError("the engine asks for no jobs itself");
  }

  @Override
  public boolean redrive(OwnerId owner, JobKey job) {
    throw new AssertionError("the engine redrives nothing itself");
  }

  @Override
  public Optional<JobView> find(OwnerId owner, JobKey job) {
    throw new AssertionError("the engine looks at no job");
  }

  @Override
  public List<JobView> page(OwnerId owner, String after, int limit) {
    throw new AssertionError("the engine lists no jobs");
  }
}
