package dev.calsync.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the host left a connection in its pool, so that it goes back the same.
 *
 * @param autoCommit whether each statement was a transaction
 * @param isolation the isolation level
 */
record Manners(boolean autoCommit, int isolation) {

  private static final Logger LOG = LoggerFactory.getLogger(Manners.class);
  private static final int OURS = Connection.TRANSACTION_READ_COMMITTED;

  static Manners of(Connection connection, boolean readsCommitted) throws SQLException {
    int isolation = readsCommitted ? OURS : connection.getTransactionIsolation();
    return new Manners(connection.getAutoCommit(), isolation);
  }

  boolean readsCommitted() {
    return isolation == OURS;
  }

  void replace(Connection connection) throws SQLException {
    if (isolation != OURS) {
      connection.setTransactionIsolation(OURS);
    }
    if (autoCommit) {
      connection.setAutoCommit(false);
    }
  }

  /** What cannot be restored is broken; its pool finds out when it comes back. */
  void restore(Connection connection) {
    try {
      if (autoCommit) {
        connection.setAutoCommit(true);
      }
      if (isolation != OURS) {
        connection.setTransactionIsolation(isolation);
      }
    } catch (SQLException broken) {
      LOG.debug("A connection could not be given back as it was taken: {}", broken.getSQLState());
    }
  }
}
