package dev.calsync.tck.engine;

import dev.calsync.store.SyncStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;

/** A store in which something else can happen in the moment before an operation, once. */
final class MomentStore {

  private final Map<String, Runnable> before = new TreeMap<>();

  SyncStore over(SyncStore store) {
    return proxy(SyncStore.class, store);
  }

  /** Does something before the next operation of that name. */
  void before(String operation, Runnable deed) {
    before.put(operation, deed);
  }

  private <T> T proxy(Class<T> port, Object real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, args) -> call(real, method, args)));
  }

  private Object call(Object real, Method method, Object[] args) throws Throwable {
    Runnable deed = before.remove(method.getName());
    if (deed != null) {
      deed.run();
    }
    Object answer = invoke(real, method, args);
    boolean port =
        method.getReturnType().isInterface()
            && method.getReturnType().getPackage() == SyncStore.class.getPackage();
    return port ? proxy(method.getReturnType(), answer) : answer;
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
