package dev.calsync.store.jdbc;

import dev.calsync.store.Lane;
import java.sql.SQLException;
import java.util.List;

/** Frees lanes whose holder died, and gives up jobs that killed two holders in a row (INV-19). */
final class Sweep {

  private Sweep() {}

  private static final String EXPIRED =
      """
      select owner, connection, direction from {lane} where lease_until <= {now}
      """;

  static List<Lane> expired(Tx tx) throws SQLException {
    return tx.list(EXPIRED, to -> {}, LaneRows::read);
  }

  private static final String END_ALL =
      """
      update {lane} set lease_until = {now} where lease_until > {now}
      """;

  /** Nobody is left who could hold a lease: the next sweep need not wait for their time. */
  static int endAll(Tx tx) throws SQLException {
    return tx.update(END_ALL, to -> {});
  }

  private static final String LOCK_EXPIRED =
      """
      select owner, connection, direction from {lane} where lease_until <= {now} {skipping}
      """;

  private static final String FREE =
      """
      update {lane} set lease_until = null, node = null
      where owner = ? and connection = ? and direction = ?
      """;

  private static final String COUNT_DEATH =
      """
      update {job} set deaths = deaths + 1, due_at = {now}, state = 'PENDING'
      where owner = ? and connection = ? and direction = ? and state = 'IN_PROGRESS'
      """;

  private static final String GIVE_UP =
      """
      update {job}
      set done = claimed, due_at = null, state = 'DEAD', failure_code = 'POISON',
        failure_text = 'It was running at 2 deaths in a row; redrive it to try again'
      where owner = ? and connection = ? and direction = ? and deaths >= 2 and state = 'PENDING'
      """;

  static int freeExpired(Tx tx) throws SQLException {
    List<Lane> lanes = tx.list(LOCK_EXPIRED, to -> {}, LaneRows::read);
    tx.batch(COUNT_DEATH, lanes, LaneRows::bind);
    tx.batch(GIVE_UP, lanes, LaneRows::bind);
    tx.batch(FREE, lanes, LaneRows::bind);
    LaneRows.queue(tx, lanes);
    return lanes.size();
  }
}
