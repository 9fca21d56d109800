package dev.calsync.store.jdbc;

import dev.calsync.store.Lane;
import java.sql.SQLException;
import java.util.List;

/**
 * Frees lanes whose holder died, and gives up jobs that killed two holders in a row (INV-19).
 *
 * <p>{@code deaths} is 0 for a job that nothing is known against, 1 for one that was claimed when
 * its holder died, and one more for each death that met it alone in its claim.
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

  /** A batch has one {@code where}, its own; so the jobs beside it are joined to their lane. */
  private static final String COUNT_LONE_DEATH =
      """
      update {job} j set deaths = greatest(j.deaths, 1) + 1
      where j.owner = ? and j.connection = ? and j.direction = ? and j.state = 'IN_PROGRESS'
        and 1 = (
          select count(*) from {lane} l
          join {job} o
            on o.owner = l.owner and o.connection = l.connection and o.direction = l.direction
              and o.state = 'IN_PROGRESS'
              and l.owner = j.owner and l.connection = j.connection and l.direction = j.direction)
      """;

  private static final String SUSPECT =
      """
      update {job} set deaths = greatest(deaths, 1), due_at = {now}, state = 'PENDING'
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
    tx.batch(COUNT_LONE_DEATH, lanes, LaneRows::bind);
    tx.batch(SUSPECT, lanes, LaneRows::bind);
    tx.batch(GIVE_UP, lanes, LaneRows::bind);
    tx.batch(FREE, lanes, LaneRows::bind);
    queue.queue(tx, lanes);
    return lanes.size();
  }
}
