package dev.calsync.connector.google.flow;

import dev.calsync.store.SyncStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** The store as a process sees it that dies just before an operation: it does nothing more. */
final class MortalStore {

  private Optional<String> last = Optional.empty();
  private boolean dead;

  SyncStore over(SyncStore store) {
    return proxy(SyncStore.class, store);
  }

  /** The next operation of that name is not done any more, and none after it. */
  void dieBefore(String operation) {
    last = Optional.of(operation);
  }

  boolean isDead() {
    return dead;
  }

  /** What is left of the process may be closed, which a real one never is. */
  void bury() {
    last = Optional.empty();
    dead = false;
  }

  private <T> T proxy(Class<T> port, Object real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, args) -> call(real, method, args)));
  }

  private Object call(Object real, Method method, Object[] args) throws Throwable {
    dead |= last.filter(method.getName()::equals).isPresent();
    if (dead) {
      throw new IllegalStateException("this process is dead");
    }
    Object answer = invoke(real, method, args);
    return isPort(method) ? proxy(method.getReturnType(), answer) : answer;
  }

  /** A store hands out its ports; everything else is an operation. */
  private static boolean isPort(Method method) {
    return method.getDeclaringClass().isAssignableFrom(SyncStore.class)
        && method.getReturnType().isInterface()
        && method.getParameterCount() == 0;
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
