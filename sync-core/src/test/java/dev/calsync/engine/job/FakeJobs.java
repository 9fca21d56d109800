package dev.calsync.engine.job;

import dev.calsync.calendar.OwnerId;
import dev.calsync.failure.StaleLeaseException;
import dev.calsync.failure.StoreException;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobLoad;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobStore;
import dev.calsync.store.JobTicket;
import dev.calsync.store.JobView;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Hands out the lanes that it was given, and writes down what is asked of it. */
final class FakeJobs implements JobStore {

  final List<LaneEnd> finishes = new CopyOnWriteArrayList<>();
  final List<List<Lease>> renewals = new CopyOnWriteArrayList<>();
  final List<Integer> batches = new CopyOnWriteArrayList<>();
  final List<Integer> asked = new CopyOnWriteArrayList<>();
  final List<Duration> claims = new CopyOnWriteArrayList<>();
  final List<JobKey> begun = new CopyOnWriteArrayList<>();
  volatile Runnable onClaim = () -> {};
  volatile Runnable onRenew = () -> {};
  volatile Runnable onFinish = () -> {};
  volatile Runnable onLook = () -> {};
  volatile Runnable onSweep = () -> {};
  volatile Predicate<LaneEnd> unwritable = end -> false;
  volatile boolean stale;
  boolean busy;
  volatile int sweeps;
  volatile int freed;
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
    asked.add(lanes);
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
  public void beginRun(Lease lease, JobKey job) {
    begun.add(job);
    if (stale) {
      throw new StaleLeaseException(lease.lane().toString(), lease.fence());
    }
  }

  @Override
  public List<Lease> renewLeases(Collection<Lease> leases, Duration lease) {
    renewals.add(List.copyOf(leases));
    onRenew.run();
    return busy ? List.of() : List.copyOf(leases);
  }

  @Override
  public Set<Lease> finishRuns(Collection<LaneEnd> ends) {
    onFinish.run();
    if (ends.stream().anyMatch(unwritable)) {
      throw new StoreException("STORE_REFUSED", "never", null, false);
    }
    if (stale) {
      return ends.stream().map(LaneEnd::lease).collect(Collectors.toSet());
    }
    finishes.addAll(ends);
    batches.add(ends.size());
    return Set.of();
  }

  @Override
  public synchronized int releaseExpired() {
    sweeps++;
    onSweep.run();
    return freed;
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

  @Override
  public JobLoad load() {
    throw new AssertionError("the engine counts nothing");
  }
}
