package dev.calsync.engine.intake;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.CalendarState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Passes that a run of this node left in the middle, because its slice was over or the provider was
 * busy. The next run goes on from the same page, if nobody else began another pass meanwhile. What
 * is lost here, with the process or because there are too many, is read from its beginning.
 */
final class OpenPasses {

  /** Each takes 16 bytes an event of its calendar. */
  private static final int MOST = 64;

  private record Place(OwnerId owner, CalendarId calendar) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Place, OpenPass> passes = new LinkedHashMap<>();

  /** Leaves a pass to the next run; one of which nobody knows where it stands is worth nothing. */
  void leave(OwnerId owner, CalendarId calendar, OpenPass pass) {
    if (!pass.goesOn()) {
      return;
    }
    lock.lock();
    try {
      passes.put(new Place(owner, calendar), pass);
      if (passes.size() > MOST) {
        passes.remove(passes.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes up a pass that the store still knows as the running one, at the same page. */
  Optional<OpenPass> takeUp(OwnerId owner, CalendarId calendar, CalendarState state) {
    lock.lock();
    try {
      return Optional.ofNullable(passes.remove(new Place(owner, calendar)))
          .filter(left -> state.running().filter(left.pass()::equals).isPresent())
          .filter(left -> state.at().equals(left.at()));
    } finally {
      lock.unlock();
    }
  }
}
