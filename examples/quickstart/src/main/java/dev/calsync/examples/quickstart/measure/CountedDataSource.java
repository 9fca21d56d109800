package dev.calsync.examples.quickstart.measure;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts what would cross the network to a database server: executions, commits, roll-backs. */
final class CountedDataSource {

  private final LongAdder trips = new LongAdder();
  private final DataSource counted;

  CountedDataSource(DataSource inner) {
    counted = (DataSource) wrap(DataSource.class, inner);
  }

  DataSource dataSource() {
    return counted;
  }

  long trips() {
    return trips.sum();
  }

  private Object wrap(Class<?> type, Object inner) {
    InvocationHandler counting =
        (proxy, method, arguments) -> {
          if (isTrip(method)) {
            trips.increment();
          }
          return wrapped(method, call(inner, method, arguments));
        };
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, counting);
  }

  private static @Nullable Object call(Object inner, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(inner, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() instanceof SQLException sql ? sql : failed.getTargetException();
    }
  }

  private @Nullable Object wrapped(Method method, @Nullable Object answer) {
    if (answer == null) {
      return null;
    }
    Class<?> type = method.getReturnType();
    boolean speaks =
        type == Connection.class || type == PreparedStatement.class || type == Statement.class;
    return speaks ? wrap(type, answer) : answer;
  }

  private static boolean isTrip(Method method) {
    String name = method.getName();
    return name.startsWith("execute") || name.equals("commit") || name.equals("rollback");
  }
}
