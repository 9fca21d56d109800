package dev.calsync.fuzz;

import dev.calsync.failure.CalsyncException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** What every parser promises of every input. */
final class Promise {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private Promise() {}

  /** What is done with one input. */
  interface Work {
    void run();
  }

  /** Only a typed refusal is an answer, and work of this thread counts, not that of others. */
  static void isKept(Work work) {
    long began = THREADS.getCurrentThreadCpuTime();
    try {
      work.run();
    } catch (CalsyncException refused) {
      check(!refused.code().isEmpty(), "a refusal has a code");
    }
    Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - began);
    check(took.compareTo(LONGEST) <= 0, "it took " + took);
  }

  static void check(boolean kept, String promise) {
    if (!kept) {
      throw new AssertionError("not so: " + promise);
    }
  }
}
