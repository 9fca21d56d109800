package dev.calsync.tck.simulation;

import dev.calsync.store.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a node on the store that had its effect.
 *
 * @param node whose
 * @param name the port and the operation, such as {@code jobs.claimLanes}
 * @param arguments what was handed over
 * @param answer what came back, whether the node heard it or not
 */
record Operation(Node node, String name, List<Object> arguments, @Nullable Object answer) {

  boolean is(String operation) {
    return name.equals(operation);
  }

  <T> T argument(int index, Class<T> type) {
    return type.cast(arguments.get(index));
  }

  /** The proof that it was made with, where it needs one. */
  Optional<Lease> lease() {
    return arguments.isEmpty() || !(arguments.get(0) instanceof Lease lease)
        ? Optional.empty()
        : Optional.of(lease);
  }

  /** The answer as a list of what it holds. */
  <T> List<T> answers(Class<T> type) {
    return answer instanceof Iterable<?> many ? cast(many, type) : List.of();
  }

  /** An argument as a list of what it holds. */
  <T> List<T> all(int index, Class<T> type) {
    return cast((Iterable<?>) arguments.get(index), type);
  }

  private static <T> List<T> cast(Iterable<?> many, Class<T> type) {
    List<T> all = new ArrayList<>();
    many.forEach(each -> all.add(type.cast(each)));
    return all;
  }
}
