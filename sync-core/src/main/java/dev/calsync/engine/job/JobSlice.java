package dev.calsync.engine.job;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Deadline;
import dev.calsync.store.ClaimedLane.ClaimedJob;
import dev.calsync.store.JobKey;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One run of one job: its lease, its share of time, what it did. Used by the thread of the run, and
 * for counting by those that it lends calls to.
 */
public final class JobSlice {

  private final Lease lease;
  private final JobKey job;
  private final String reason;
  private final String runId;
  private final LeaseClock clock;
  private final Duration startedAfter;
  private final Map<String, Long> counts = new ConcurrentSkipListMap<>();

  JobSlice(Lease lease, ClaimedJob claimed, String runId, LeaseClock clock) {
    this.lease = lease;
    this.job = claimed.job();
    this.reason = claimed.reason();
    this.runId = runId;
    this.clock = clock;
    this.startedAfter = clock.since();
  }

  /** The proof that the lane is ours. */
  public Lease lease() {
    return lease;
  }

  /** Whose job it is. */
  public OwnerId owner() {
    return lease.lane().owner();
  }

  /** What the job is about. */
  public String subject() {
    return job.subject();
  }

  /** Which job it is. */
  JobKey job() {
    return job;
  }

  /** Whether the job was due by itself, and nobody asked for it. */
  public boolean isByItself() {
    return reason.isEmpty();
  }

  /** The name of this run, for the journal. */
  public String runId() {
    return runId;
  }

  /**
   * Counts something that was done, and tells that the run makes progress, which keeps its lease
   * alive.
   */
  public void count(String what, long more) {
    counts.merge(what, more, Long::sum);
    clock.progressed();
  }

  /** Counts one request to a provider. */
  public void countCall() {
    count("calls", 1);
  }

  /**
   * Counts calls that write.
   *
   * @param calls how many; a batch is one
   */
  public void countWrites(int calls) {
    clock.wrote(calls);
  }

  /** How many calls that write a slice that is not over has room for. */
  public int writesLeft() {
    return clock.writesLeft();
  }

  /** What was done so far. */
  public Map<String, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** Tells whether others should have their turn now, or the worker is stopping. */
  public boolean isOver() {
    return clock.sliceOver();
  }

  /** Until when requests may begin: never later than the lease is sure to hold (INV-8). */
  public Deadline deadline() {
    return clock::mayCallFor;
  }

  /** Whether the worker stopped, and waits no longer. */
  boolean wasCut() {
    return clock.isCut();
  }

  /** How long the run took so far. */
  Duration took() {
    return clock.since().minus(startedAfter);
  }
}
