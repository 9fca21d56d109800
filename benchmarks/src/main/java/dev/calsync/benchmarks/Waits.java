package dev.calsync.benchmarks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** When jobs were wanted and when they began, and whose they were. */
final class Waits {

  /** Whose backlog it is. */
  static final String CROWD = "A";

  private final long jobNanos;
  private final Map<String, Long> asked = new ConcurrentHashMap<>();
  private final Figures waited = new Figures();
  private final LongAdder ofCrowd = new LongAdder();
  private final LongAdder busyNanos = new LongAdder();
  private final LongAdder ran = new LongAdder();

  Waits(int jobMillis) {
    this.jobNanos = jobMillis * 1_000_000L;
  }

  void ask(String job) {
    asked.put(job, System.nanoTime());
  }

  /** The job itself: it takes its time, as a call to a provider does. */
  void work(String owner, String job) {
    long began = System.nanoTime();
    Long since = asked.remove(job);
    if (since != null) {
      add((began - since) / 1e6);
    }
    while (System.nanoTime() - began < jobNanos) {
      LockSupport.parkNanos(jobNanos - (System.nanoTime() - began));
    }
    if (owner.equals(CROWD)) {
      ofCrowd.increment();
    }
    ran.increment();
    busyNanos.add(System.nanoTime() - began);
  }

  private synchronized void add(double millis) {
    waited.add(millis);
  }

  /** Who still waits has waited so long at least. */
  synchronized void giveUp() {
    long now = System.nanoTime();
    asked.values().forEach(since -> waited.add((now - since) / 1e6));
    asked.clear();
  }

  synchronized double p99() {
    return waited.percentile(99);
  }

  /** Jobs of the crowd, of those that the others left room for. */
  double shareOfRest(int slots, double seconds) {
    double jobSeconds = busyNanos.sum() / 1e9 / Math.max(1, ran.sum());
    double room = slots * seconds / jobSeconds - (ran.sum() - ofCrowd.sum());
    return ofCrowd.sum() / room;
  }
}
