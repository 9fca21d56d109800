package dev.calsync.crash;

import dev.calsync.failure.StaleLeaseException;
import dev.calsync.store.SyncStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * A store that tells which operations it refused because the lease was lost: only then has a run
 * shown that the fence holds (INV-8).
 */
final class Refusals implements InvocationHandler {

  private final Object inner;
  private final Consumer<String> heard;

  private Refusals(Object inner, Consumer<String> heard) {
    this.inner = inner;
    this.heard = heard;
  }

  /** The same store; each refusal is told by the name of its operation. */
  static SyncStore told(SyncStore store, Consumer<String> heard) {
    return (SyncStore) watched(SyncStore.class, store, heard);
  }

  private static Object watched(Class<?> type, Object inner, Consumer<String> heard) {
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, new Refusals(inner, heard));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] values) throws Throwable {
    try {
      Object answer = method.invoke(inner, values);
      if (inner instanceof SyncStore && method.getReturnType().isInterface()) {
        return watched(method.getReturnType(), answer, heard);
      }
      if (method.getName().equals("finishRuns") && !((Collection<?>) answer).isEmpty()) {
        heard.accept(method.getName());
      }
      return answer;
    } catch (InvocationTargetException failed) {
      if (failed.getTargetException() instanceof StaleLeaseException) {
        heard.accept(method.getName());
      }
      throw failed.getTargetException();
    }
  }
}
