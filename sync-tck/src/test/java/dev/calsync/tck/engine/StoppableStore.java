package dev.calsync.tck.engine;

import dev.calsync.store.SyncStore;
import dev.calsync.tck.connector.ScriptedStop;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A store at whose every operation the process can die, before it, or after it and before its
 * answer is heard; or something else can happen first.
 */
final class StoppableStore {

  /** What answers a port, and is no operation. */
  private static final Set<String> PORTS =
      Stream.of(SyncStore.class.getMethods())
          .filter(method -> method.getParameterCount() == 0)
          .filter(method -> method.getReturnType().isInterface())
          .map(Method::getName)
          .collect(Collectors.toUnmodifiableSet());

  private long operations;
  private long stopAt = Long.MAX_VALUE;
  private boolean after;
  private long meanwhileAt = Long.MAX_VALUE;
  private Runnable meanwhile = () -> {};

  SyncStore over(SyncStore store) {
    return proxy(SyncStore.class, store);
  }

  long operations() {
    return operations;
  }

  /** The process dies at an operation, counted from now, 1 being the next one. */
  void stopAt(long nth, boolean afterIt) {
    stopAt = operations + nth;
    after = afterIt;
  }

  /** Something happens before an operation, counted from now, 1 being the next one. */
  void meanwhileAt(long nth, Runnable something) {
    meanwhileAt = operations + nth;
    meanwhile = something;
  }

  void heal() {
    stopAt = Long.MAX_VALUE;
    meanwhileAt = Long.MAX_VALUE;
  }

  private <T> T proxy(Class<T> port, Object real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, args) -> call(real, method, args)));
  }

  private Object call(Object real, Method method, Object[] args) throws Throwable {
    if (real instanceof SyncStore && PORTS.contains(method.getName())) {
      return proxy(method.getReturnType(), invoke(real, method, args));
    }
    long operation = ++operations;
    if (operation == meanwhileAt) {
      meanwhile.run();
    }
    if (operation == stopAt && !after) {
      throw new ScriptedStop("before " + method.getName());
    }
    Object answer = invoke(real, method, args);
    if (operation == stopAt && after) {
      throw new ScriptedStop("after " + method.getName());
    }
    return answer;
  }

  private static Object invoke(Object real, Method method, Object[] args) throws Throwable {
    try {
      method.setAccessible(true);
      return method.invoke(real, args);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
