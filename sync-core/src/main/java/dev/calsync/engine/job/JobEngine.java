package dev.calsync.engine.job;

import dev.calsync.failure.StoreException;
import dev.calsync.host.IdSource;
import dev.calsync.host.SyncListener;
import dev.calsync.host.Ticker;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobStore;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims lanes and runs them, one step at a time; loops and hosts drive it. The store decides what
 * is due; the only state here is which lanes this node works on right now.
 */
public final class JobEngine {

  private static final Logger LOG = LoggerFactory.getLogger(JobEngine.class);

  /** A lease that could not be renewed is tried again in this part of a heartbeat. */
  private static final int SOONER = 10;

  private final JobStore jobs;
  private final JobRunner runner;
  private final JobSettings settings;
  private final Ticker ticker;
  private final LanesAhead ahead;
  private final Acknowledgements ends;
  private final WakeUp wakeUp;
  private final Map<Lease, LeaseClock> running = new ConcurrentHashMap<>();
  private final Period beats;

  /** What the host lends to the engine. */
  public record Host(
      IdSource ids, RandomGenerator jitter, Ticker ticker, SyncListener listener, WakeUp wakeUp) {}

  /**
   * An engine over a job store.
   *
   * @param jobs the store
   * @param handlers what to do for each kind of job
   * @param settings the times
   * @param host what the host lends
   */
  public JobEngine(
      JobStore jobs, Map<JobKind, JobHandler> handlers, JobSettings settings, Host host) {
    this.jobs = jobs;
    this.settings = settings;
    this.ticker = host.ticker();
    this.wakeUp = host.wakeUp();
    this.ends = new Acknowledgements(jobs, this::lost);
    this.ahead = new LanesAhead(jobs, settings, host, ends::again);
    this.beats = new Period(ticker, settings.heartbeat());
    this.runner =
        new JobRunner(
            jobs,
            ends,
            handlers,
            new JobRunner.Parts(host.ids(), host.jitter(), ahead.pace(), host.listener()));
  }

  /**
   * Takes one lane and works a slice of it, in the calling thread.
   *
   * @return false if nothing is due now
   */
  public boolean runOnce() {
    ends.again();
    ahead.sweep();
    List<HeldLane> claimed = ahead.claim(1);
    claimed.forEach(held -> run(held, new StopSignal()));
    return !claimed.isEmpty();
  }

  /**
   * Works a slice of the next lane, for a loop: several may have been claimed at once.
   *
   * @param calls how many wake-ups the loop knew of
   * @param signal tells when the loop shall stop
   * @return false if nothing is due now, or the store had better be left alone
   */
  boolean runNext(long calls, StopSignal signal) {
    Optional<HeldLane> next = ahead.next(calls);
    try {
      next.ifPresent(held -> runUnlessOld(held, signal));
    } catch (StoreException failure) {
      if (failure.retryable()) {
        ahead.storeFailed(failure);
      }
      throw failure;
    }
    return next.isPresent();
  }

  /** Gives back what was claimed and not begun, for other nodes to work on (R-L9). */
  void giveBack() {
    ahead.drain().forEach(this::giveBack);
  }

  private void runUnlessOld(HeldLane held, StopSignal signal) {
    if (held.clock().isOld() || signal.isStopping()) {
      giveBack(held.lease());
    } else {
      run(held, signal);
    }
  }

  private void run(HeldLane held, StopSignal signal) {
    running.put(held.lease(), held.clock());
    held.clock().begin(signal);
    try {
      ahead.pace().ran(runner.run(held));
    } finally {
      running.remove(held.lease());
      wakeUp.call();
    }
  }

  private void giveBack(Lease lease) {
    ends.end(new LaneEnd(lease, List.of(), true, Optional.empty()));
  }

  private void lost(Lease lease) {
    LOG.warn("lane {} was taken over; this run stops and writes nothing more", lease.lane());
    Optional.ofNullable(running.get(lease)).ifPresent(LeaseClock::lose);
  }

  /**
   * Renews the leases of lanes that made progress since the last time; a hung run loses its lane.
   * Then tells the ends of runs that the store did not take.
   */
  void heartbeat() {
    if (!beats.begins()) {
      return;
    }
    Map<Lease, LeaseClock> alive = new LinkedHashMap<>(running);
    alive.values().removeIf(clock -> !clock.takeProgress());
    if (!alive.isEmpty()) {
      renew(alive);
    }
    ends.again();
  }

  /**
   * A lane that was just being written in is left out by the store, and is soon asked for again.
   */
  private void renew(Map<Lease, LeaseClock> alive) {
    long asked = ticker.nanos();
    for (Lease renewed : jobs.renewLeases(alive.keySet(), settings.lease())) {
      Optional.ofNullable(alive.remove(renewed)).ifPresent(clock -> clock.renewedAt(asked));
    }
    if (!alive.isEmpty()) {
      alive.values().forEach(LeaseClock::progressed);
      beats.endsIn(settings.heartbeat().dividedBy(SOONER));
    }
  }

  /** How long until leases are to be renewed; a wake-up in between makes it no longer. */
  Duration untilHeartbeat() {
    return beats.left();
  }

  /** How long until something is due, at most the longest idle pause. */
  Duration untilDue() {
    return ahead.untilNext();
  }

  /** How long a loop whose step failed leaves it at that. */
  Duration afterFailure() {
    return ahead.afterFailure();
  }

  /** The signal that new work, or an end of work, gives. */
  public WakeUp wakeUp() {
    return wakeUp;
  }
}
