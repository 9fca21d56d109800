package dev.calsync.benchmarks;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What crosses the wire to a database, by text: how often, and how long it took. */
final class Statements {

  private final Map<String, Cost> costs = new ConcurrentHashMap<>();
  private final DataSource watched;

  Statements(DataSource inner) {
    watched = (DataSource) wrap(DataSource.class, inner, "");
  }

  private record Cost(LongAdder times, LongAdder nanos) {

    Cost() {
      this(new LongAdder(), new LongAdder());
    }

    void add(long took) {
      times.increment();
      nanos.add(took);
    }
  }

  DataSource dataSource() {
    return watched;
  }

  void forget() {
    costs.clear();
  }

  long count() {
    return costs.values().stream().mapToLong(cost -> cost.times().sum()).sum();
  }

  /** The dearest first, one line each. */
  List<String> dearest(int most) {
    Comparator<Map.Entry<String, Cost>> byTime =
        Comparator.comparing(entry -> -entry.getValue().nanos().sum());
    return costs.entrySet().stream().sorted(byTime).limit(most).map(Statements::line).toList();
  }

  private static String line(Map.Entry<String, Cost> entry) {
    String text = entry.getKey().replaceAll("\\s+", " ");
    return "%,9.1f ms in %,6d x  %s"
        .formatted(
            entry.getValue().nanos().sum() / 1e6,
            entry.getValue().times().sum(),
            text.substring(0, Math.min(text.length(), 140)));
  }

  private Object wrap(Class<?> type, Object inner, String sql) {
    InvocationHandler watching =
        (proxy, method, arguments) -> {
          long began = System.nanoTime();
          Object answer = call(inner, method, arguments);
          String text = arguments != null && arguments[0] instanceof String it ? it : sql;
          if (isTrip(method)) {
            String what = method.getName().startsWith("execute") ? text : method.getName();
            costs.computeIfAbsent(what, it -> new Cost()).add(System.nanoTime() - began);
          }
          return wrapped(method, answer, text);
        };
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, watching);
  }

  private static @Nullable Object call(Object inner, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(inner, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() instanceof SQLException sql ? sql : failed.getTargetException();
    }
  }

  private @Nullable Object wrapped(Method method, @Nullable Object answer, String sql) {
    if (answer == null) {
      return null;
    }
    Class<?> type = method.getReturnType();
    boolean speaks =
        type == Connection.class || type == PreparedStatement.class || type == Statement.class;
    return speaks ? wrap(type, answer, sql) : answer;
  }

  private static boolean isTrip(Method method) {
    String name = method.getName();
    return name.startsWith("execute") || name.equals("commit") || name.equals("rollback");
  }
}
