package dev.calsync.store.jdbc;

import dev.calsync.failure.StaleLeaseException;
import dev.calsync.store.Lease;
import java.sql.SQLException;

/** Where operations run. */
interface Transactions {

  /** What happens inside a transaction; may run several times, so it keeps nothing in between. */
  interface Work<R> {
    R in(Tx tx) throws SQLException;
  }

  /** Questions: they change nothing, and each statement sees what is there when it runs. */
  <R> R read(Work<R> work);

  /** Effects, all or none. */
  <R> R write(Work<R> work);

  /**
   * Effects of a run, all or none, and none if its lane is somebody else's by now.
   *
   * @throws StaleLeaseException if it is
   */
  <R> R write(Lease lease, Work<R> work);

  /** Transactions of our own, for what must not wait for the host; refused within the host's. */
  OwnTransactions own();
}
