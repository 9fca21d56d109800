package dev.calsync.event;

import java.time.Instant;

/**
 * A half-open stretch of time.
 *
 * @param from the first instant inside
 * @param to the first instant outside again, not before {@code from}
 */
public record TimeRange(Instant from, Instant to) {

  /** Everything a calendar can hold: the years 1 to 9999. */
  public static final TimeRange ALWAYS =
      new TimeRange(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59Z"));

  /** Checks the order. */
  public TimeRange {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a range ends after it starts, not " + from + " to " + to);
    }
  }

  /**
   * Tells whether something that lasts from {@code start} to {@code end} touches this range; a
   * point touches the range it lies in.
   *
   * @param start its first instant
   * @param end its end, exclusive
   * @return true if they overlap
   */
  public boolean overlaps(Instant start, Instant end) {
    return start.isBefore(to)
        && (end.isAfter(from) || (start.equals(end) && !start.isBefore(from)));
  }
}
