package dev.calsync.tck.example;

import dev.calsync.store.SyncStore;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The reference store, saved to a file: each operation is written down before it happens, and
 * happens again when the file is opened. The reference does the same at the same times, so it comes
 * to stand where it stood.
 *
 * <p>An example, whole but simple. What was answered outlives the process; a power failure may take
 * what the operating system had not yet put on the disk. The file grows with every operation, and
 * one process at a time may have it open.
 */
public final class SavedStore {

  /** What only asks need not happen again. A name too few costs room, one too many costs data. */
  private static final Set<String> QUESTIONS =
      Set.of(
          "after",
          "before",
          "channels",
          "find",
          "findChannel",
          "findSecret",
          "level",
          "load",
          "open",
          "openConflicts",
          "openOf",
          "openOriginEdits",
          "originEdit",
          "page",
          "pinned",
          "pins",
          "untilDue",
          "untilOriginEditDue");

  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;
  private final ManualClock moment;
  private final SyncStore memory;
  private final OperationFile file;

  private SavedStore(Path path, Clock clock) {
    this.clock = clock;
    this.moment = ManualClock.at(clock.instant());
    this.memory = new InMemorySyncStore(moment);
    this.file = OperationFile.open(path, this::again);
  }

  /** Opens a file, or begins one. */
  public static SyncStore open(Path path, Clock clock) {
    SavedStore saved = new SavedStore(path, clock);
    return saved.dressed(SyncStore.class, "", saved.memory);
  }

  private <T> T dressed(Class<T> port, String name, Object real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> call(name, real, method, arguments)));
  }

  private Object call(String port, Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getParameterCount() == 0 && method.getReturnType().isInterface()) {
      return dressed(method.getReturnType(), method.getName(), method.invoke(real));
    }
    lock.lock();
    try {
      moment.set(clock.instant());
      if (method.getName().equals("close")) {
        file.close();
      } else if (changes(method)) {
        file.append(new Operation(moment.instant(), port, method.getName(), given(arguments)));
      }
      return method.invoke(real, arguments);
    } catch (InvocationTargetException refused) {
      throw refused.getCause();
    } finally {
      lock.unlock();
    }
  }

  private static List<Object> given(Object @Nullable [] arguments) {
    return arguments == null ? List.of() : List.of(arguments);
  }

  private static boolean changes(Method method) {
    Class<?> port = method.getDeclaringClass();
    return port != Object.class
        && !port.getSimpleName().endsWith("Queries")
        && !QUESTIONS.contains(method.getName());
  }

  /** What was refused when it was written down is refused again. */
  private void again(Operation operation) {
    moment.set(operation.at());
    try {
      operation.on(memory);
    } catch (InvocationTargetException refused) {
      // As it was the first time.
    } catch (ReflectiveOperationException unknown) {
      throw new IllegalStateException("another version wrote " + operation.method(), unknown);
    }
  }
}
