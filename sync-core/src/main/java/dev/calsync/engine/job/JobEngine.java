package dev.calsync.engine.job;

import dev.calsync.host.IdSource;
import dev.calsync.host.SyncListener;
import dev.calsync.host.Ticker;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobStore;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Claims lanes and runs them, one step at a time; loops and hosts drive it. The store decides what
 * is due; the only state here is which lanes this node works on right now.
 */
public final class JobEngine {

  /** What is due but was taken by somebody else between two questions is no reason to spin. */
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

  private final JobStore jobs;
  private final JobRunner runner;
  private final JobSettings settings;
  private final Ticker ticker;
  private final String node;
  private final WakeUp wakeUp;
  private final Map<Lease, LeaseClock> running = new ConcurrentHashMap<>();
  private final AtomicLong sweptAt = new AtomicLong(Long.MIN_VALUE);
  private final AtomicLong beatAt = new AtomicLong(Long.MIN_VALUE);

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
    this.node = host.ids().next();
    this.wakeUp = host.wakeUp();
    this.runner =
        new JobRunner(
            jobs,
            handlers,
            new JobRunner.Parts(
                host.ids(), host.jitter(), host.ticker(), settings, host.listener()));
  }

  /**
   * Takes one lane and works a slice of it, in the calling thread.
   *
   * @return false if nothing is due now
   */
  public boolean runOnce() {
    sweep();
    // The lease runs from when the store gives it: a pause before its answer arrives counts.
    LeaseClock clock = runner.newClock();
    List<ClaimedLane> claimed = jobs.claimLanes(node, 1, settings.lease());
    for (ClaimedLane lane : claimed) {
      running.put(lane.lease(), clock);
      try {
        runner.run(lane, clock);
      } finally {
        running.remove(lane.lease());
        wakeUp.call();
      }
    }
    return !claimed.isEmpty();
  }

  /**
   * Renews the leases of lanes that made progress since the last time; a hung run loses its lane.
   */
  void heartbeat() {
    if (!passed(beatAt, settings.heartbeat())) {
      return;
    }
    List<Lease> alive =
        running.entrySet().stream()
            .filter(e -> e.getValue().takeProgress())
            .map(Map.Entry::getKey)
            .toList();
    if (!alive.isEmpty()) {
      long asked = ticker.nanos();
      for (Lease renewed : jobs.renewLeases(alive, settings.lease())) {
        Optional.ofNullable(running.get(renewed)).ifPresent(clock -> clock.renewedAt(asked));
      }
    }
  }

  /** How long until leases are to be renewed; a wake-up in between makes it no longer. */
  Duration untilHeartbeat() {
    long last = beatAt.get();
    Duration since =
        last == Long.MIN_VALUE ? Duration.ZERO : Duration.ofNanos(ticker.nanos() - last);
    Duration left = settings.heartbeat().minus(since);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** How long until something is due, at most the longest idle pause. */
  Duration untilDue() {
    Duration idle = settings.idlePoll();
    Duration due = jobs.untilDue().filter(soon -> soon.compareTo(idle) < 0).orElse(idle);
    return due.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : due;
  }

  /** The signal that new work, or an end of work, gives. */
  public WakeUp wakeUp() {
    return wakeUp;
  }

  JobSettings settings() {
    return settings;
  }

  /** One sweep a node and idle pause frees the lanes of dead nodes. */
  private void sweep() {
    if (passed(sweptAt, settings.idlePoll())) {
      jobs.releaseExpired();
    }
  }

  /** Answers once a period, to one caller. */
  private boolean passed(AtomicLong lastAt, Duration period) {
    long now = ticker.nanos();
    long last = lastAt.get();
    return (last == Long.MIN_VALUE || now - last >= period.toNanos())
        && lastAt.compareAndSet(last, now);
  }
}
