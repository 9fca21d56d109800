package dev.calsync.tck.connector;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Everything that ever happened in a scripted calendar, and what is there now. */
final class ScriptedLog {

  private final Clock clock;
  private final List<Change> changes = new ArrayList<>();
  private final Map<RemoteId, ScriptedObject> now = new TreeMap<>();
  private Duration lag = Duration.ZERO;

  /**
   * One change.
   *
   * @param object what is there after it; empty if nothing is
   * @param visibleAt from when on listings show it
   */
  record Change(RemoteId id, Optional<ScriptedObject> object, Instant visibleAt) {}

  ScriptedLog(Clock clock) {
    this.clock = clock;
  }

  synchronized void lag(Duration behind) {
    this.lag = behind;
  }

  synchronized ScriptedObject put(ScriptedObject object) {
    ScriptedObject stored = object.at(new RemoteVersion("v" + (changes.size() + 1)));
    now.put(stored.id(), stored);
    changes.add(new Change(stored.id(), Optional.of(stored), visibleAt()));
    return stored;
  }

  synchronized void remove(RemoteId id) {
    if (now.remove(id) != null) {
      changes.add(new Change(id, Optional.empty(), visibleAt()));
    }
  }

  /** Several steps as one: look, decide, change. */
  synchronized <T> T atomically(Function<ScriptedLog, T> steps) {
    return steps.apply(this);
  }

  synchronized Optional<ScriptedObject> find(RemoteId id) {
    return Optional.ofNullable(now.get(id));
  }

  synchronized List<ScriptedObject> now() {
    return List.copyOf(now.values());
  }

  /** How many changes a listing that begins now can see. */
  synchronized int visible() {
    Instant at = clock.instant();
    int length = changes.size();
    while (length > 0 && changes.get(length - 1).visibleAt().isAfter(at)) {
      length--;
    }
    return length;
  }

  /** The last state of every object that changed between two positions; empty: it was deleted. */
  synchronized Map<RemoteId, Optional<ScriptedObject>> between(int since, int upTo) {
    Map<RemoteId, Optional<ScriptedObject>> last = new TreeMap<>();
    changes.subList(since, upTo).forEach(change -> last.put(change.id(), change.object()));
    return last;
  }

  private Instant visibleAt() {
    Instant next = clock.instant().plus(lag);
    Instant last = changes.isEmpty() ? Instant.MIN : changes.get(changes.size() - 1).visibleAt();
    return next.isBefore(last) ? last : next;
  }
}
