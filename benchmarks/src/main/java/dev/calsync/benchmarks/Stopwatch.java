package dev.calsync.benchmarks;

/** Elapsed time. */
final class Stopwatch {

  private final long started = System.nanoTime();

  double seconds() {
    return nanos() / 1e9;
  }

  double millis() {
    return nanos() / 1e6;
  }

  private long nanos() {
    return System.nanoTime() - started;
  }
}
