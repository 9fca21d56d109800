package dev.calsync.engine.job;

import dev.calsync.failure.StoreException;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobStore;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Ends of runs, written together: whoever comes while another writes leaves its end to the next
 * batch and goes on. A lone end is written at once, by its own thread. Only ends of jobs may wait
 * here, never what a run did (engine design, section 5).
 */
final class Acknowledgements {

  private static final int MOST = 200;

  private final JobStore jobs;
  private final Consumer<Lease> lost;
  private final Queue<LaneEnd> waiting = new ConcurrentLinkedQueue<>();
  private final Queue<LaneEnd> unwritten = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  /**
   * Over a store.
   *
   * @param jobs where ends are written
   * @param lost told of each lease that was lost
   */
  Acknowledgements(JobStore jobs, Consumer<Lease> lost) {
    this.jobs = jobs;
    this.lost = lost;
  }

  /** Takes an end; it is written when this returns, or by a thread that is writing now. */
  void end(LaneEnd end) {
    waiting.add(end);
    writeWaiting();
  }

  /**
   * Writes what the store did not take before, and what was left to a writer that then failed, if
   * there is any. In time, the run counts as what it was; once its lease is over it is refused, and
   * runs again.
   */
  void again() {
    if (unwritten.isEmpty() && waiting.isEmpty()) {
      return;
    }
    for (LaneEnd end = unwritten.poll(); end != null; end = unwritten.poll()) {
      waiting.add(end);
    }
    writeWaiting();
  }

  private void writeWaiting() {
    while (!waiting.isEmpty() && writing.tryLock()) {
      try {
        write(batch());
      } finally {
        writing.unlock();
      }
    }
  }

  private Collection<LaneEnd> batch() {
    Map<Lease, LaneEnd> ends = new LinkedHashMap<>();
    for (int taken = 0; taken < MOST; taken++) {
      LaneEnd next = waiting.poll();
      if (next == null) {
        break;
      }
      ends.merge(next.lease(), next, Acknowledgements::together);
    }
    return ends.values();
  }

  private static LaneEnd together(LaneEnd first, LaneEnd second) {
    List<JobRun> runs = new ArrayList<>(first.runs());
    runs.addAll(second.runs());
    return new LaneEnd(
        first.lease(),
        runs,
        first.release() || second.release(),
        longer(first.park(), second.park()));
  }

  private static Optional<Duration> longer(Optional<Duration> one, Optional<Duration> other) {
    return one.filter(park -> other.filter(it -> it.compareTo(park) > 0).isEmpty()).or(() -> other);
  }

  /**
   * A store that is away gets it once more when it answers again, and with every heartbeat: a job
   * that ended well did not die. What is not written in time runs again once its lease is over
   * (INV-18).
   */
  private void write(Collection<LaneEnd> ends) {
    try {
      jobs.finishRuns(ends).forEach(lost);
    } catch (StoreException failure) {
      if (failure.retryable()) {
        unwritten.addAll(ends);
        throw failure;
      }
      if (ends.size() == 1) {
        throw failure;
      }
      writeEachAlone(ends);
    }
  }

  /** One end that cannot be written spoils its batch; alone, it spoils only itself (INV-19). */
  private void writeEachAlone(Collection<LaneEnd> ends) {
    List<StoreException> failures = new ArrayList<>();
    for (LaneEnd end : ends) {
      try {
        jobs.finishRuns(List.of(end)).forEach(lost);
      } catch (StoreException failure) {
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }
}
