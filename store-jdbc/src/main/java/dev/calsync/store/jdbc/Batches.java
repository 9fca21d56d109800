package dev.calsync.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** How one statement is run for many items. */
interface Batches {

  /**
   * Runs a statement for each item, as if one after the other.
   *
   * @param sql in the words of the database, with one {@code ?} for each parameter
   * @return how many rows each item changed
   */
  <T> int[] run(
      Connection connection,
      String sql,
      SqlTexts texts,
      Collection<T> items,
      Tx.ItemBinding<? super T> binding)
      throws SQLException;

  /** The batches of JDBC: as many executions, in one or a few messages. */
  Batches OF_JDBC =
      new Batches() {
        @Override
        public <T> int[] run(
            Connection connection,
            String sql,
            SqlTexts texts,
            Collection<T> items,
            Tx.ItemBinding<? super T> binding)
            throws SQLException {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T item : items) {
              binding.bind(texts.params(statement), item);
              statement.addBatch();
            }
            return statement.executeBatch();
          }
        }
      };
}
