package dev.calsync.tck.example;

import dev.calsync.store.SyncStore;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A call of a port.
 *
 * @param at when it happened
 * @param port the name of the port in {@link SyncStore}; empty for the store itself
 * @param method the name of the operation; no port has two of one name
 * @param arguments what was given
 */
record Operation(Instant at, String port, String method, List<Object> arguments) {

  Object on(SyncStore store) throws ReflectiveOperationException {
    Class<?> type = port.isEmpty() ? SyncStore.class : portOf().getReturnType();
    Object real = port.isEmpty() ? store : Objects.requireNonNull(portOf().invoke(store));
    Method operation =
        Stream.of(type.getMethods())
            .filter(it -> it.getName().equals(method))
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException(method));
    return operation.invoke(real, arguments.toArray());
  }

  private Method portOf() throws NoSuchMethodException {
    return SyncStore.class.getMethod(port);
  }
}
