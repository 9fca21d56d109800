package dev.calsync.store.jdbc;

import dev.calsync.failure.StaleLeaseException;
import dev.calsync.store.Lease;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The first statement of every effect transaction: the lane still has this fence and a holder, and
 * the lock keeps it so until the transaction ends (INV-8).
 */
final class Fence {

  private Fence() {}

  private static final String HELD =
      """
      select fence{, opening} from {lane}
      where owner = ? and connection = ? and direction = ? and fence = ?
        and case when lease_until is null then 0 else 1 end = 1
      {fenced}
      """;

  /** Checks it, and opens the transaction with the same statement. */
  static void open(Tx tx, Lease lease) throws SQLException {
    if (tx.first(HELD, to -> bind(to, lease), row -> row.number("fence")).isEmpty()) {
      throw new StaleLeaseException(lease.lane().toString(), lease.fence());
    }
  }

  private static final String LOCK =
      """
      select l.owner, l.connection, l.direction, l.fence, l.lease_until
      from {each w(owner, connection, direction, fence)}
      join {lane} l
        on l.owner = w.owner and l.connection = w.connection and l.direction = w.direction
        and l.fence = w.fence
      order by l.owner, l.connection, l.direction
      for update
      """;

  /**
   * For who changes the lanes themselves: those that still hold, and nobody else looks at them. Who
   * asks for the end of leases in SQL would be shown all that are held, one by one.
   */
  static Set<Lease> lock(Tx tx, Collection<Lease> leases) throws SQLException {
    Set<Lease> held = new HashSet<>();
    tx.each(
        LOCK,
        to -> bindAll(to, leases),
        row -> {
          if (row.maybeTime("lease_until").isPresent()) {
            held.add(new Lease(LaneRows.read(row), row.number("fence")));
          }
        });
    return held;
  }

  /** For {@code each w(owner, connection, direction, fence)}. */
  static Params bindAll(Params to, Collection<Lease> leases) throws SQLException {
    return LaneRows.bindAll(to, leases.stream().map(Lease::lane).toList())
        .numbers(leases.stream().map(Lease::fence).toList());
  }

  static Params bind(Params to, Lease lease) throws SQLException {
    return LaneRows.bind(to, lease.lane()).number(lease.fence());
  }
}
