package dev.calsync.test.google;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** What shall go wrong, and with which requests. Thread-safe. */
final class Faults {

  private final Deque<Planned> planned = new ArrayDeque<>();
  private CountDownLatch held = new CountDownLatch(1);
  private int waiting;

  /** What becomes of one request; without a fault it is answered as it should be. */
  private record Planned(Optional<GoogleFault> fault, Set<RequestKind> kinds) {}

  /** After some that go right, one request goes wrong. */
  synchronized void add(GoogleFault fault, Set<RequestKind> kinds, int right) {
    for (int nth = 0; nth < right; nth++) {
      planned.add(new Planned(Optional.empty(), kinds));
    }
    planned.add(new Planned(Optional.of(fault), kinds));
  }

  synchronized void clear() {
    planned.clear();
  }

  synchronized Optional<GoogleFault> next(RequestKind kind) {
    for (Iterator<Planned> each = planned.iterator(); each.hasNext(); ) {
      Planned next = each.next();
      if (next.kinds().contains(kind)) {
        each.remove();
        return next.fault();
      }
    }
    return Optional.empty();
  }

  synchronized void release() {
    held.countDown();
    held = new CountDownLatch(1);
    waiting = 0;
  }

  synchronized int waiting() {
    return waiting;
  }

  private synchronized CountDownLatch held() {
    waiting++;
    return held;
  }

  /** Until it is let go. */
  void await() {
    try {
      held().await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }
}
