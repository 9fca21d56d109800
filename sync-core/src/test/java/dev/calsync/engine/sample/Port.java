package dev.calsync.engine.sample;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** A port of which a test needs a few operations; every other one fails the test. */
public final class Port {

  private Port() {}

  /** The operations by name, each from its arguments to its answer. */
  public static <T> T with(Class<T> port, Map<String, Function<Object[], Object>> operations) {
    Object fake =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              Function<Object[], Object> operation = operations.get(method.getName());
              if (operation == null) {
                throw new AssertionError("nobody asked for " + method);
              }
              return operation.apply(arguments);
            });
    return port.cast(fake);
  }
}
