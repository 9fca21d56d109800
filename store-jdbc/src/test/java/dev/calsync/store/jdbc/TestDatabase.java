package dev.calsync.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database of the host's, in memory, with the machine's own clock. */
final class TestDatabase implements AutoCloseable {

  private static final AtomicLong COUNTER = new AtomicLong();

  private final JdbcConnectionPool pool;

  TestDatabase() {
    String url = "jdbc:h2:mem:host-" + COUNTER.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
    pool = JdbcConnectionPool.create(url, "sa", "");
  }

  DataSource dataSource() {
    return pool;
  }

  void execute(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException error) {
      throw new IllegalStateException(error);
    }
  }

  List<String> column(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (result.next()) {
        values.add(result.getString(1));
      }
      return values;
    } catch (SQLException error) {
      throw new IllegalStateException(error);
    }
  }

  List<String> tables() {
    return column(
        "select table_schema || '.' || table_name from information_schema.tables"
            + " where table_schema <> 'INFORMATION_SCHEMA' order by 1");
  }

  @Override
  public void close() {
    execute("shutdown immediately");
    pool.dispose();
  }
}
