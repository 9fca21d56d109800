package dev.calsync.engine.watch;

import dev.calsync.host.Later;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes few requests of many notifications, in this process. The first of a thing is handed on at
 * once and opens a window; of those that come within it, however many, one more is handed on at its
 * end. Whatever came last, something was handed on after it: no request that was made before is
 * trusted to cover it, however late its run may begin (INV-22). Thread-safe.
 *
 * @param <K> what is notified of
 */
final class Debounce<K> {

  private static final Logger LOG = LoggerFactory.getLogger(Debounce.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final Duration length;
  private final Later later;
  private final Consumer<Collection<K>> handOn;
  private final Map<K, Window> windows = new ConcurrentHashMap<>();

  private enum Window {
    /** Nothing came since it opened, or since something was handed on in it. */
    QUIET,
    /** Something came that nothing was handed on for. */
    OWED
  }

  /**
   * A debounce.
   *
   * @param length of a window
   * @param later ends windows
   * @param handOn asks for what was notified of; throws if it could not
   */
  Debounce(Duration length, Later later, Consumer<Collection<K>> handOn) {
    this.length = length;
    this.later = later;
    this.handOn = handOn;
  }

  /**
   * Notes notifications.
   *
   * @param things what of, each once
   * @throws RuntimeException what handing on threw: then whoever notified must come again
   */
  void note(Collection<K> things) {
    List<K> first = things.stream().filter(this::opens).toList();
    if (first.isEmpty()) {
      return;
    }
    try {
      handOn.accept(first);
    } catch (RuntimeException failure) {
      // Who was told to come again must not be suppressed then.
      first.forEach(thing -> windows.remove(thing, Window.QUIET));
      throw failure;
    }
  }

  /** Hands on what is owed, and opens no more windows if {@link Later} ends none any more. */
  void close() {
    List.copyOf(windows.keySet()).forEach(this::settle);
  }

  /** Whether it is the first. The window ends later than that is handed on, or is not there. */
  private boolean opens(K thing) {
    Window window = windows.compute(thing, (any, was) -> was == null ? Window.QUIET : Window.OWED);
    if (window == Window.OWED) {
      return false;
    }
    endIn(length, thing);
    return true;
  }

  private void endIn(Duration pause, K thing) {
    try {
      later.in(pause, () -> end(thing));
    } catch (RejectedExecutionException closing) {
      settle(thing);
    }
  }

  /** What came within the window is handed on, and that opens the next one. */
  private void end(K thing) {
    Window was = windows.get(thing);
    if (was == null || windows.remove(thing, Window.QUIET)) {
      return;
    }
    windows.put(thing, Window.QUIET);
    boolean handedOn = handedOn(thing);
    if (!handedOn) {
      windows.put(thing, Window.OWED);
    }
    endIn(handedOn ? length : AFTER_FAILURE, thing);
  }

  private void settle(K thing) {
    if (windows.remove(thing) == Window.OWED) {
      handedOn(thing);
    }
  }

  private boolean handedOn(K thing) {
    try {
      handOn.accept(List.of(thing));
      return true;
    } catch (RuntimeException failure) {
      LOG.warn("A notification could not be handed on: {}", failure.getClass().getName());
      return false;
    }
  }
}
