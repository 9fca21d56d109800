package dev.calsync.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;

/** A connection that writes down what it is told to do. */
final class Overheard {

  private Overheard() {}

  static Connection connection(Connection connection, List<String> told) {
    return (Connection)
        Proxy.newProxyInstance(
            Overheard.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, args) -> {
              boolean toSavepoint = method.getName().equals("rollback") && args != null;
              told.add(method.getName() + (toSavepoint ? "(savepoint)" : "()"));
              try {
                return method.invoke(connection, args);
              } catch (InvocationTargetException wrapped) {
                throw wrapped.getCause();
              }
            });
  }
}
