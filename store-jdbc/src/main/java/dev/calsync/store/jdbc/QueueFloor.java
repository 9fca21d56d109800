package dev.calsync.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Below what no lane waits. Without it each claim would walk again over what earlier ones took, for
 * as long as some transaction of the host keeps the database from sweeping that away. What comes to
 * wait below all the same, because its transaction took long, is found when the marks are made
 * anew: every two seconds of the database's clock, or when it steps back.
 */
final class QueueFloor {

  private static final Duration GOOD_FOR = Duration.ofSeconds(2);

  private static final String MARKS =
      """
      select {now} as present, last_value as served,
        (select min(turn) from {lane} where turn is not null) as first_turn,
        (select min(due_at) from {lane}
          where turn is null and lease_until is null and due_at is not null) as first_due
      from {turn}
      """;

  private volatile Marks marks = new Marks(0, Instant.EPOCH, Instant.EPOCH);
  private volatile Instant present = Instant.MAX;

  /** The lowest turn and the earliest time that a lane waits for, as of some moment. */
  record Marks(long turn, Instant due, Instant at) {

    private static Marks read(Row row) throws SQLException {
      Instant present = row.time("present");
      long served = row.number("served");
      Instant due = row.maybeTime("first_due").orElse(present);
      return new Marks(
          Math.min(served, row.maybeNumber("first_turn").orElse(served)),
          due.isBefore(present) ? due : present,
          present);
    }
  }

  Marks marks(Tx tx) throws SQLException {
    if (Duration.between(marks.at(), present).abs().compareTo(GOOD_FOR) > 0) {
      Marks fresh = tx.first(MARKS, to -> {}, Marks::read).orElse(marks);
      marks = fresh;
      present = fresh.at();
    }
    return marks;
  }

  /** What the database's clock showed last. */
  void seen(Instant now) {
    present = now;
  }
}
