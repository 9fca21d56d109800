package dev.calsync.store.jdbc;

import dev.calsync.failure.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The connections of an embedded database. One more than the store uses stays open for as long as
 * the store does: H2 closes a database with its last connection.
 */
final class H2Pool {

  private static final int CONNECTIONS = 4;
  private static final String USER = "calsync";

  private final JdbcConnectionPool pool;
  private final Connection anchor;

  private H2Pool(JdbcDataSource source) throws SQLException {
    this.anchor = source.getConnection();
    this.pool = JdbcConnectionPool.create(source);
    pool.setMaxConnections(CONNECTIONS);
  }

  /** H2 writes commits out twice a second; a checkpoint after each makes them outlive us. */
  static JdbcStoreBuilder file(String url) {
    H2Pool pool = connect(url);
    return pool.builder().afterCommit(H2Pool::checkpoint).alone(pool.isAlone());
  }

  static JdbcStoreBuilder memory(String url) {
    return connect(url).builder();
  }

  private JdbcStoreBuilder builder() {
    return new JdbcStoreBuilder(pool).maxConnections(CONNECTIONS).closing(this::close);
  }

  private static H2Pool connect(String url) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser(USER);
    try {
      H2Pool pool = new H2Pool(source);
      pool.refuseForeign();
      return pool;
    } catch (SQLException error) {
      throw new SqlFailures(new H2Dialect()).of(error);
    }
  }

  private static void checkpoint(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("checkpoint");
    }
  }

  private static final String TABLES =
      """
      select count(*), count(case when table_name = 'CALSYNC_SCHEMA_VERSION' then 1 end)
      from information_schema.tables where table_schema = 'PUBLIC'
      """;

  /** A database of our own holds our tables, or none yet. */
  private void refuseForeign() throws SQLException {
    try (Statement statement = anchor.createStatement();
        ResultSet counts = statement.executeQuery(TABLES)) {
      if (counts.next() && counts.getInt(1) > 0 && counts.getInt(2) == 0) {
        close();
        throw new StoreException(
            "STORE_FOREIGN", "The file is somebody else's database; it is left alone", null, false);
      }
    }
  }

  private static final String SESSIONS =
      """
      select count(*) from information_schema.sessions
      """;

  /**
   * Other processes are kept out by the lock of the file; other stores of this one are seen here.
   */
  private boolean isAlone() {
    try (Statement statement = anchor.createStatement();
        ResultSet count = statement.executeQuery(SESSIONS)) {
      return count.next() && count.getInt(1) == 1;
    } catch (SQLException error) {
      throw new SqlFailures(new H2Dialect()).of(error);
    }
  }

  private void close() {
    pool.dispose();
    try {
      anchor.close();
    } catch (SQLException error) {
      throw new SqlFailures(new H2Dialect()).of(error);
    }
  }
}
