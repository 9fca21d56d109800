package dev.calsync.engine.job;

import dev.calsync.failure.StoreException;
import dev.calsync.host.Ticker;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobStore;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lanes that the loops of a node claimed and did not begin yet. While runs are short, one claim
 * takes many; while they are long, it takes one for each loop that waits, so that no lane lies here
 * while another node could work on it. Where nothing was due, nobody asks again before something
 * can be; where the store failed, nobody asks again before it had its rest. Idle or not, it sweeps:
 * a dead node's lanes are freed no later than a pause after their leases (R-D7).
 */
final class LanesAhead {

  /** How much work may lie here: less than anybody would notice. */
  private static final Duration AHEAD = Duration.ofMillis(100);

  private static final int MOST = 200;

  /** What is due but was taken by somebody else between two questions is no reason to spin. */
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

  private final JobStore jobs;
  private final String node;
  private final JobSettings settings;
  private final Ticker ticker;
  private final Period sweeps;
  private final Outage outage;
  private final WakeUp wakeUp;
  private final Runnable unwritten;
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<HeldLane> waiting = new ArrayDeque<>();
  private final Pace pace = new Pace(AHEAD);
  private long emptySince = -1;
  private long askAgainAt;

  /**
   * Over a store.
   *
   * @param unwritten tells the store what it did not take before
   */
  LanesAhead(JobStore jobs, JobSettings settings, JobEngine.Host host, Runnable unwritten) {
    this.jobs = jobs;
    this.unwritten = unwritten;
    this.node = host.ids().next();
    this.settings = settings;
    this.ticker = host.ticker();
    this.wakeUp = host.wakeUp();
    this.sweeps = new Period(ticker, sweepPause(settings));
    this.outage = new Outage(ticker, settings.storeRest(), host.jitter());
  }

  /**
   * As rarely as an idle node asks, but no more rarely than a lease is renewed: where leases are
   * short, a dead node's lanes shall not wait longer for the sweep than for the end of the lease.
   */
  private static Duration sweepPause(JobSettings settings) {
    return shorter(settings.idlePoll(), settings.heartbeat());
  }

  /**
   * The next lane to work on.
   *
   * @param calls how many wake-ups there were: nothing new can be due before the next one
   */
  Optional<HeldLane> next(long calls) {
    lock.lock();
    try {
      if (!outage.left().isZero()) {
        return Optional.empty();
      }
      if (outage.isOn() || (waiting.isEmpty() && mayAsk(calls))) {
        outage.ask(() -> look(calls));
      }
      return Optional.ofNullable(waiting.poll());
    } finally {
      lock.unlock();
    }
  }

  /** A store that is there again first hears of what ended, so that it can be gone on with. */
  private void look(long calls) {
    unwritten.run();
    sweep();
    waiting.addAll(claim(wanted()));
    rememberSilence(calls);
  }

  /** The store failed somewhere else. */
  void storeFailed(StoreException failure) {
    outage.failed(failure);
  }

  /** One sweep a node and pause frees the lanes of dead nodes, for all loops to work on. */
  void sweep() {
    if (sweeps.isOver()) {
      int freed = jobs.releaseExpired();
      // Not before: a sweep that failed is made up for by the next question.
      sweeps.begins();
      if (freed > 0) {
        wakeUp.call();
      }
    }
  }

  /** Claims lanes; their leases run from before the store was asked (INV-25). */
  List<HeldLane> claim(int most) {
    long asked = ticker.nanos();
    List<HeldLane> held = new ArrayList<>();
    for (ClaimedLane lane : jobs.claimLanes(node, most, settings.lease())) {
      held.add(new HeldLane(lane, new LeaseClock(ticker, settings, asked)));
    }
    return held;
  }

  /** How long a loop that found nothing may sleep. */
  Duration untilNext() {
    lock.lock();
    try {
      Duration due = Duration.ofNanos(askAgainAt - ticker.nanos());
      Duration left = outage.isOn() ? outage.left() : shorter(due, sweeps.left());
      return left.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : left;
    } finally {
      lock.unlock();
    }
  }

  /** How long a loop sleeps whose step failed: for a store, until that may be asked again. */
  Duration afterFailure() {
    return outage.isOn() ? untilNext() : settings.idlePoll();
  }

  /** How long runs take here. */
  Pace pace() {
    return pace;
  }

  /** Takes out what was not begun. */
  List<Lease> drain() {
    lock.lock();
    try {
      List<Lease> leases = waiting.stream().map(HeldLane::lease).toList();
      waiting.clear();
      return leases;
    } finally {
      lock.unlock();
    }
  }

  private int wanted() {
    return (int) Math.max(1 + lock.getQueueLength(), Math.min(pace.fittingInto(AHEAD), MOST));
  }

  private boolean mayAsk(long calls) {
    return calls != emptySince || ticker.nanos() - askAgainAt >= 0 || sweeps.isOver();
  }

  private void rememberSilence(long calls) {
    if (waiting.isEmpty()) {
      Duration idle = settings.idlePoll();
      Duration pause = jobs.untilDue().map(due -> shorter(due, idle)).orElse(idle);
      emptySince = calls;
      askAgainAt = ticker.nanos() + pause.toNanos();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
