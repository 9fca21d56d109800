package dev.calsync.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Connections of a pool that tests share, and in which some of them kill connections: a dead one is
 * thrown away, not handed out to the next test.
 */
final class Living {

  /** More dead ones than any test leaves behind. */
  private static final int TRIES = 20;

  private Living() {}

  static DataSource of(DataSource pool) {
    return (DataSource)
        Proxy.newProxyInstance(
            Living.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                return living(pool);
              }
              try {
                return method.invoke(pool, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private static Connection living(DataSource pool) throws SQLException {
    SQLException last = new SQLException("asked for no connection");
    for (int tried = 0; tried < TRIES; tried++) {
      try {
        return asked(pool.getConnection());
      } catch (SQLException dead) {
        last = dead;
      }
    }
    throw last;
  }

  /** The pool forgets a connection when a statement tells that it is dead. */
  private static Connection asked(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1");
      return connection;
    } catch (SQLException dead) {
      connection.close();
      throw dead;
    }
  }
}
