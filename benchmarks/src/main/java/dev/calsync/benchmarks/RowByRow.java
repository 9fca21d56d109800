package dev.calsync.benchmarks;

import dev.calsync.store.IntakeQueries;
import dev.calsync.store.MirrorStore;
import dev.calsync.store.SyncStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The same store, asked for one row at a time: so each event and mirror is written by itself. */
final class RowByRow {

  private RowByRow() {}

  static SyncStore over(SyncStore store) {
    Object sources = limiting(IntakeQueries.class, store.sources(), "changedSince");
    Object mirrors = limiting(MirrorStore.class, store.mirrors(), "claimDue");
    Map<String, Object> ports = Map.of("sources", sources, "mirrors", mirrors);
    return proxy(
        SyncStore.class,
        (method, values) -> {
          Object port = ports.get(method.getName());
          return port == null ? call(store, method, values) : port;
        });
  }

  /** The last argument of that operation is how many rows it may answer. */
  private static <T> T limiting(Class<T> type, T inner, String operation) {
    return proxy(
        type,
        (method, values) -> {
          if (method.getName().equals(operation) && values != null) {
            values[values.length - 1] = 1;
          }
          return call(inner, method, values);
        });
  }

  private interface Answer {
    @Nullable Object to(Method method, Object @Nullable [] values) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, values) -> answer.to(method, values)));
  }

  private static @Nullable Object call(Object inner, Method method, Object @Nullable [] values)
      throws Throwable {
    try {
      return method.invoke(inner, values);
    } catch (InvocationTargetException failed) {
      throw failed.getTargetException();
    }
  }
}
