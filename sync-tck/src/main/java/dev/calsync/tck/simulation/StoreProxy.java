package dev.calsync.tck.simulation;

import dev.calsync.store.SyncStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts something around every operation of a store, whatever ports it has. */
final class StoreProxy {

  private final Around around;

  private StoreProxy(Around around) {
    this.around = around;
  }

  /** What is put around. */
  interface Around {
    /**
     * Called in place of an operation.
     *
     * @param name the port and the operation, such as {@code jobs.claimLanes}
     */
    @Nullable Object call(String name, List<Object> arguments, Operate real) throws Throwable;
  }

  /** The operation itself. */
  interface Operate {
    @Nullable Object with(List<Object> arguments) throws Throwable;
  }

  static SyncStore over(SyncStore store, Around around) {
    return new StoreProxy(around).proxy(SyncStore.class, store, "");
  }

  private <T> T proxy(Class<T> type, Object real, String port) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(real, port, method, arguments)));
  }

  private @Nullable Object call(
      Object real, String port, Method method, Object @Nullable [] arguments) throws Throwable {
    if (isPort(method)) {
      Object itself = invoke(real, method, List.of());
      return proxy(method.getReturnType(), itself, method.getName());
    }
    List<Object> given = Optional.ofNullable(arguments).map(Arrays::asList).orElse(List.of());
    return around.call(port + "." + method.getName(), given, with -> invoke(real, method, with));
  }

  /** A store hands out its ports; everything else is an operation. */
  private static boolean isPort(Method method) {
    return method.getDeclaringClass().isAssignableFrom(SyncStore.class)
        && method.getReturnType().isInterface()
        && method.getParameterCount() == 0;
  }

  private static Object invoke(Object real, Method method, List<Object> arguments)
      throws Throwable {
    try {
      method.setAccessible(true);
      return method.invoke(real, arguments.toArray());
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
