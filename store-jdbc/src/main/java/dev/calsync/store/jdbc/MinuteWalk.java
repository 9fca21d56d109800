package dev.calsync.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where a node looks on for owners whose lanes came due behind a flood of others (INV-21). The
 * lanes that came due lie by minute and owner; a step leads from one owner of a minute to the next,
 * however many lanes the owner has there. A claim goes so many steps; the next one goes on where it
 * ended, so that everybody is met before anybody is met again.
 */
final class MinuteWalk {

  static final int STEPS = 128;

  /** Of the lanes that were met last. */
  record Place(Instant minute, String owner) {}

  private static final Place START = new Place(Instant.EPOCH, "");

  private volatile Place place = START;

  /** No lane waits since before {@code first}. */
  Place from(Instant first) {
    Instant minute = first.truncatedTo(ChronoUnit.MINUTES);
    Place last = place;
    return last.minute().isBefore(minute) ? new Place(minute, "") : last;
  }

  /** From a row that tells how far a claim went, if it went all its steps. */
  void went(Row row) throws SQLException {
    place =
        row.maybeText("met").isPresent() ? new Place(row.time("due_at"), row.text("met")) : START;
  }
}
