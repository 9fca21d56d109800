package dev.calsync.ical.expansion;

import java.time.Instant;

/**
 * The wall times at which an occurrence may start and still touch a range of instants; a little too
 * wide where the clocks change near its edges.
 *
 * @param first the earliest
 * @param last the latest, inclusive
 */
record Window(long first, long last) {

  private static final long EARLIEST = Instant.parse("-9999-01-01T00:00:00Z").getEpochSecond();
  private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  boolean contains(long wall) {
    return first <= wall && wall <= last;
  }

  /** An edge of a range, drawn into the years that four digits can write. */
  static long seconds(Instant edge) {
    return Math.max(EARLIEST, Math.min(edge.getEpochSecond(), LATEST));
  }
}
