package dev.calsync.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run as the job log keeps it (R-D5).
 *
 * @param position its place in the owner's log, growing
 * @param endedAt when it ended, by the store's clock
 * @param job which job ran
 * @param result how it ended
 * @param failure why it failed or was given up; empty otherwise
 * @param counts what it did, by name
 * @param took how long it took, in whole microseconds
 */
public record JobLogEntry(
    long position,
    Instant endedAt,
    JobKey job,
    Result result,
    Optional<JobView.Failure> failure,
    Map<String, Long> counts,
    Duration took) {

  /** Copies the counts, sorted by name. */
  public JobLogEntry {
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  /** How a run ended; {@link RunEnd} says what each means. */
  public enum Result {
    /** It did all there was. */
    DONE,
    /** Its slice was over. */
    YIELDED,
    /** It failed and was to be tried again. */
    FAILED,
    /** It was given up. */
    DEAD
  }
}
