package dev.calsync.store.jdbc;

import dev.calsync.failure.StaleLeaseException;
import dev.calsync.store.Lease;
import java.sql.SQLException;

/**
 * The first statement of every effect transaction: the lane still has this fence and a holder, and
 * the lock keeps it so until the transaction ends (INV-8).
 */
final class Fence {

  private Fence() {}

  private static final String HELD =
      """
      select fence from {lane}
      where owner = ? and connection = ? and direction = ? and fence = ? and lease_until is not null
      {fenced}
      """;

  static void check(Tx tx, Lease lease) throws SQLException {
    if (tx.first(HELD, to -> bind(to, lease), row -> row.number("fence")).isEmpty()) {
      throw new StaleLeaseException(lease.lane().toString(), lease.fence());
    }
  }

  static Params bind(Params to, Lease lease) throws SQLException {
    return LaneRows.bind(to, lease.lane()).number(lease.fence());
  }
}
