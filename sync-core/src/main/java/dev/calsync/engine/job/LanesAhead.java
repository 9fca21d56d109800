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
 * can be; where the store failed, nobody asks again before it had its rest.
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
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<HeldLane> waiting = new ArrayDeque<>();
  private volatile long paceNanos = AHEAD.toNanos();
  private long emptySince = -1;
  private long askAgainAt;

  LanesAhead(JobStore jobs, JobSettings settings, JobEngine.Host host) {
    this.jobs = jobs;
    this.node = host.ids().next();
    this.settings = settings;
    this.ticker = host.ticker();
    this.sweeps = new Period(ticker, settings.idlePoll());
    this.outage = new Outage(ticker, settings.storeRest(), host.jitter());
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

  private void look(long calls) {
    sweep();
    waiting.addAll(claim(wanted()));
    rememberSilence(calls);
  }

  /** The store failed somewhere else. */
  void storeFailed(StoreException failure) {
    outage.failed(failure);
  }

  /** One sweep a node and idle pause frees the lanes of dead nodes. */
  void sweep() {
    if (sweeps.begins()) {
      jobs.releaseExpired();
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
      Duration rest = outage.left();
      Duration due = Duration.ofNanos(askAgainAt - ticker.nanos());
      Duration left = rest.compareTo(due) > 0 ? rest : due;
      return left.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : left;
    } finally {
      lock.unlock();
    }
  }

  /** Learns how long runs take: the last ones count most. */
  void ran(Duration took) {
    long before = paceNanos;
    paceNanos = before + (took.toNanos() - before) / 8;
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
    long fitting = AHEAD.toNanos() / Math.max(1, paceNanos);
    return (int) Math.max(1 + lock.getQueueLength(), Math.min(fitting, MOST));
  }

  private boolean mayAsk(long calls) {
    return calls != emptySince || ticker.nanos() - askAgainAt >= 0;
  }

  private void rememberSilence(long calls) {
    if (waiting.isEmpty()) {
      Duration idle = settings.idlePoll();
      Duration pause = jobs.untilDue().filter(due -> due.compareTo(idle) < 0).orElse(idle);
      emptySince = calls;
      askAgainAt = ticker.nanos() + pause.toNanos();
    }
  }
}
