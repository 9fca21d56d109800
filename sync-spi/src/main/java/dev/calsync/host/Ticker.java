package dev.calsync.host;

/** Elapsed time that no change of the wall clock touches (INV-25). Thread-safe. */
@FunctionalInterface
public interface Ticker {

  /**
   * Nanoseconds since some fixed moment.
   *
   * @return a number that only grows; differences alone mean something
   */
  long nanos();

  /**
   * The JVM's own.
   *
   * @return a ticker over {@link System#nanoTime()}
   */
  static Ticker system() {
    return System::nanoTime;
  }
}
