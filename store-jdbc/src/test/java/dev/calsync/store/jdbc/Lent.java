package dev.calsync.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A data source of one connection that is never really closed. */
record Lent(Connection connection) {

  DataSource dataSource() {
    Object unclosable =
        Proxy.newProxyInstance(
            Lent.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, args) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, args);
              } catch (InvocationTargetException wrapped) {
                throw wrapped.getCause();
              }
            });
    return (DataSource)
        Proxy.newProxyInstance(
            Lent.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, args) -> unclosable);
  }
}
