package dev.calsync.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What one thread sends through a data source, with its parameters. */
final class Recording {

  private final DataSource recorded;
  private final List<Sent> all = new ArrayList<>();
  private final Map<Array, Column> columns = new IdentityHashMap<>();

  Recording(DataSource inner) {
    recorded = (DataSource) wrap(DataSource.class, inner, new Sent("", new TreeMap<>()));
  }

  /** A statement; a parameter is a plain value or a column. */
  record Sent(String sql, Map<Integer, Object> parameters) {}

  /** An array that was sent. */
  record Column(String type, List<Object> values) {}

  DataSource dataSource() {
    return recorded;
  }

  /** What was sent since the last time. */
  List<Sent> take() {
    List<Sent> taken = List.copyOf(all);
    all.clear();
    return taken;
  }

  private Object wrap(Class<?> type, Object inner, Sent statement) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, values) -> {
          note(method, values, statement);
          return answer(call(inner, method, values), values);
        });
  }

  private void note(Method method, Object @Nullable [] values, Sent statement) {
    if (method.getName().startsWith("execute")) {
      all.add(statement);
    } else if (method.getName().equals("addBatch")) {
      throw new IllegalStateException("batches of JDBC cannot be recorded");
    } else if (method.getName().startsWith("set") && values != null && values.length > 1) {
      Object value = values[1];
      statement.parameters().put((Integer) values[0], columns.getOrDefault(value, asColumn(value)));
    }
  }

  private static Column asColumn(Object value) {
    return new Column("", List.of(value));
  }

  private static @Nullable Object call(Object inner, Method method, Object @Nullable [] values)
      throws Throwable {
    try {
      return method.invoke(inner, values);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() instanceof SQLException sql ? sql : failed.getTargetException();
    }
  }

  private @Nullable Object answer(@Nullable Object answer, Object @Nullable [] values) {
    if (answer instanceof Array array && values != null) {
      columns.put(array, new Column((String) values[0], Arrays.asList((Object[]) values[1])));
    }
    if (answer instanceof PreparedStatement && values != null) {
      return wrap(PreparedStatement.class, answer, new Sent((String) values[0], new TreeMap<>()));
    }
    return answer instanceof Connection
        ? wrap(Connection.class, answer, new Sent("", new TreeMap<>()))
        : answer;
  }
}
