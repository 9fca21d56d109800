package dev.calsync.test;

import dev.calsync.store.Conflict;
import dev.calsync.store.ConflictId;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormPlace;
import dev.calsync.store.MirrorKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One owner's conflicts, at most one for each mirror. Whether one is open its mirror says. */
final class ConflictTable {

  private final Map<ConflictId, Conflict> conflicts =
      new TreeMap<>(Comparator.comparing(ConflictId::value));

  ConflictTable copy() {
    ConflictTable copy = new ConflictTable();
    copy.conflicts.putAll(conflicts);
    return copy;
  }

  Optional<Conflict> find(ConflictId id) {
    return Optional.ofNullable(conflicts.get(id));
  }

  Stream<Conflict> all() {
    return conflicts.values().stream();
  }

  /** Under the name and with the age of the one whose place it takes, if there is one. */
  Conflict put(Conflict conflict, Optional<Conflict> before, Instant now) {
    Conflict stored =
        new Conflict(
            before.map(Conflict::id).orElse(conflict.id()),
            conflict.mirror(),
            conflict.expectedRevision(),
            conflict.originVersion(),
            conflict.seen(),
            conflict.form(),
            before.map(Conflict::openedAt).orElse(now));
    forget(conflict.mirror());
    conflicts.put(stored.id(), stored);
    return stored;
  }

  /** The same content in other bytes. */
  void keep(FormPlace place, FormBytes form) {
    conflicts.replaceAll(
        (id, it) -> FormPlace.of(place.kind(), it.mirror()).equals(place) ? it.withForm(form) : it);
  }

  void forget(MirrorKey mirror) {
    conflicts.values().removeIf(it -> it.mirror().equals(mirror));
  }

  int erase(Predicate<Conflict> over, int limit) {
    List<ConflictId> erased = all().filter(over).limit(limit).map(Conflict::id).toList();
    erased.forEach(conflicts::remove);
    return erased.size();
  }
}
