package dev.calsync.store.jdbc;

import dev.calsync.store.Lane;
import java.sql.SQLException;
import java.util.List;

/**
 * Frees lanes whose holder died, and gives up jobs that killed two holders in a row (INV-19).
 *
 * <p>{@code deaths} is 0 for a job that nothing is known against, 1 for one that was claimed when
 * its holder died, and one more for each death that came after its run had begun. A job that merely
 * waited for its turn in a dead node is never given up.
 */
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
      update {job}
      set deaths = greatest(deaths, 1) + case when begun then 1 else 0 end,
        due_at = {now}, state = 'PENDING'
      where owner = ? and connection = ? and direction = ? and state = 'IN_PROGRESS'
      """;

  private static final String GIVE_UP =
      """
      update {job}
      set done = claimed, due_at = null, state = 'DEAD', failure_code = 'POISON',
        failure_text = 'Two of its runs in a row ended in a death; redrive it to try again'
      where owner = ? and connection = ? and direction = ? and deaths >= 3 and state = 'PENDING'
      """;

  static int freeExpired(Tx tx, LaneQueue queue) throws SQLException {
    List<Lane> lanes = tx.list(LOCK_EXPIRED, to -> {}, LaneRows::read);
    tx.batch(COUNT_DEATH, lanes, LaneRows::bind);
    tx.batch(GIVE_UP, lanes, LaneRows::bind);
    tx.batch(FREE, lanes, LaneRows::bind);
    queue.queue(tx, lanes);
    return lanes.size();
  }
}
