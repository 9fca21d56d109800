package dev.calsync.connector.google;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.Slot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Series as they were read for a write a moment ago, so that several occurrences which are written
 * together cost one reading of their series. What somebody does to one of them in that moment is
 * seen no more than what is done between a reading and its write. Forgotten with the first write
 * that is not done as it was meant. Thread-safe.
 */
final class RecentSeries {

  private static final Duration MOMENT = Duration.ofSeconds(5);
  private static final int MOST = 200;

  private final Clock clock;
  private final Map<Key, Read> read = new LinkedHashMap<>();

  RecentSeries(Clock clock) {
    this.clock = clock;
  }

  private record Key(CalendarRef calendar, RemoteId series) {}

  private record Read(SeriesEvents.Found found, Instant at, Set<Slot> written) {}

  /** For the first write of one of its occurrences; empty where that was written since. */
  synchronized Optional<SeriesEvents.Found> find(CalendarRef calendar, RemoteId series, Slot slot) {
    return Optional.ofNullable(read.get(new Key(calendar, series)))
        .filter(it -> clock.instant().isBefore(it.at().plus(MOMENT)))
        .filter(it -> !it.written().contains(slot))
        .map(Read::found);
  }

  synchronized void written(CalendarRef calendar, RemoteId series, Slot slot) {
    Optional.ofNullable(read.get(new Key(calendar, series)))
        .ifPresent(it -> it.written().add(slot));
  }

  synchronized void keep(CalendarRef calendar, RemoteId series, SeriesEvents.Found found) {
    Key key = new Key(calendar, series);
    read.remove(key);
    read.put(key, new Read(found, clock.instant(), new HashSet<>()));
    Iterator<Key> oldest = read.keySet().iterator();
    while (read.size() > MOST) {
      oldest.next();
      oldest.remove();
    }
  }

  synchronized void forget(CalendarRef calendar, RemoteId series) {
    read.remove(new Key(calendar, series));
  }
}
