package dev.calsync.store;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run that ended; becomes one row of the job log (R-D5).
 *
 * @param job which job
 * @param end how it ended
 * @param counts what it did: {@code read}, {@code created}, {@code updated}, {@code deleted},
 *     {@code unchanged}, {@code held}, {@code quarantined}, {@code refused}, {@code calls}
 * @param took how long it took
 */
public record JobRun(JobKey job, RunEnd end, Map<String, Long> counts, Duration took) {

  /** Copies the counts, sorted by name. */
  public JobRun {
    counts = java.util.Collections.unmodifiableMap(new TreeMap<>(counts));
  }
}
