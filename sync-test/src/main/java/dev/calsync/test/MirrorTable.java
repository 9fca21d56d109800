package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.RemoteId;
import dev.calsync.store.FormHash;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorState;
import dev.calsync.store.Part;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One owner's mirrors by edge, event and part; beside them the few ways in which they are looked
 * for. A row is only changed through {@link #put}, which keeps all of these in step.
 */
final class MirrorTable {

  static final Comparator<MirrorKey> BY_KEY =
      Comparator.comparing((MirrorKey key) -> key.edge().value())
          .thenComparing(MirrorKey::uid)
          .thenComparing(key -> key.part().text());

  /** Sorts before every part. */
  private static final Part FIRST = new Part(Part.Kind.BLOCK, "");

  private final NavigableMap<MirrorKey, MirrorEntry> rows = new TreeMap<>(BY_KEY);
  private final Map<CalendarId, TreeSet<Queued>> due = new HashMap<>();
  private final Map<CalendarId, TreeSet<Queued>> open = new HashMap<>();
  private final Map<FormHash, MirrorKey> byIdentity = new HashMap<>();
  private final Map<Place, TreeSet<MirrorKey>> byPlace = new HashMap<>();
  private final Map<HoldId, TreeSet<MirrorKey>> byHold = new HashMap<>();

  /** A row's place in a queue of its target. */
  record Queued(Instant since, MirrorKey key) implements Comparable<Queued> {

    private static final Comparator<Queued> ORDER =
        Comparator.comparing(Queued::since).thenComparing(Queued::key, BY_KEY);

    @Override
    public int compareTo(Queued other) {
      return ORDER.compare(this, other);
    }
  }

  private record Place(CalendarId target, RemoteId at) {}

  MirrorTable copy() {
    MirrorTable copy = new MirrorTable();
    rows.values().forEach(copy::put);
    return copy;
  }

  Optional<MirrorEntry> find(MirrorKey key) {
    return Optional.ofNullable(rows.get(key));
  }

  void put(MirrorEntry entry) {
    MirrorKey key = entry.row().key();
    find(key).ifPresent(this::forget);
    rows.put(key, entry);
    remember(entry);
  }

  void erase(MirrorKey key) {
    find(key).ifPresent(this::forget);
    rows.remove(key);
  }

  /** The parts of one event. */
  Stream<MirrorEntry> ofEvent(EdgeId edge, String uid) {
    return rows.tailMap(new MirrorKey(edge, uid, FIRST), true).values().stream()
        .takeWhile(it -> it.row().key().edge().equals(edge) && it.row().key().uid().equals(uid));
  }

  /** The rows of an edge that sort after a key. */
  Stream<MirrorEntry> ofEdge(EdgeId edge, Optional<MirrorKey> after) {
    NavigableMap<MirrorKey, MirrorEntry> rest =
        after
            .map(key -> rows.tailMap(new MirrorKey(edge, key.uid(), key.part()), false))
            .orElseGet(() -> rows.tailMap(new MirrorKey(edge, "", FIRST), true));
    return rest.values().stream().takeWhile(it -> it.row().key().edge().equals(edge));
  }

  Stream<MirrorEntry> all() {
    return rows.values().stream();
  }

  /** Rows of a target that are due and may begin, those that shall wait longest last. */
  Stream<Queued> due(CalendarId target) {
    return due.getOrDefault(target, new TreeSet<>()).stream().filter(this::mayBegin);
  }

  /** Rows of a target that are due, whether they may begin or not. */
  Stream<MirrorEntry> allDue(CalendarId target) {
    return due.getOrDefault(target, new TreeSet<>()).stream()
        .flatMap(queued -> find(queued.key()).stream());
  }

  /** An override waits until its series shows what it shall (SEM-34). */
  private boolean mayBegin(Queued queued) {
    MirrorKey key = queued.key();
    return key.part()
        .parent()
        .map(
            series ->
                find(new MirrorKey(key.edge(), key.uid(), series))
                    .filter(parent -> parent.row().state() == MirrorState.SETTLED)
                    .isPresent())
        .orElse(true);
  }

  /** Rows of a target with an open attempt, oldest first. */
  Stream<Queued> open(CalendarId target) {
    return open.getOrDefault(target, new TreeSet<>()).stream();
  }

  Optional<MirrorEntry> withIdentity(FormHash identity) {
    return Optional.ofNullable(byIdentity.get(identity)).flatMap(this::find);
  }

  /** The row that lives there; if none does, one that did. */
  Optional<MirrorEntry> at(CalendarId target, RemoteId id) {
    return byPlace.getOrDefault(new Place(target, id), new TreeSet<>(BY_KEY)).stream()
        .flatMap(key -> find(key).stream())
        .min(Comparator.comparing(it -> it.row().remote().isEmpty()));
  }

  List<MirrorEntry> under(HoldId hold) {
    return byHold.getOrDefault(hold, new TreeSet<>(BY_KEY)).stream()
        .flatMap(key -> find(key).stream())
        .toList();
  }

  private void remember(MirrorEntry entry) {
    MirrorKey key = entry.row().key();
    CalendarId target = entry.row().target();
    if (entry.row().state() == MirrorState.DUE) {
      due.computeIfAbsent(target, any -> new TreeSet<>()).add(new Queued(entry.notBefore(), key));
    }
    entry
        .attemptedAt()
        .ifPresent(
            at -> open.computeIfAbsent(target, any -> new TreeSet<>()).add(new Queued(at, key)));
    byIdentity.put(entry.row().identity().hash(), key);
    entry.lastAt().ifPresent(at -> add(byPlace, new Place(target, at), key));
    entry.row().hold().ifPresent(hold -> add(byHold, hold, key));
  }

  private void forget(MirrorEntry old) {
    MirrorKey key = old.row().key();
    CalendarId target = old.row().target();
    due.getOrDefault(target, new TreeSet<>()).remove(new Queued(old.notBefore(), key));
    old.attemptedAt()
        .ifPresent(at -> open.getOrDefault(target, new TreeSet<>()).remove(new Queued(at, key)));
    byIdentity.remove(old.row().identity().hash(), key);
    old.lastAt().ifPresent(at -> remove(byPlace, new Place(target, at), key));
    old.row().hold().ifPresent(hold -> remove(byHold, hold, key));
  }

  private static <K> void add(Map<K, TreeSet<MirrorKey>> index, K value, MirrorKey key) {
    index.computeIfAbsent(value, any -> new TreeSet<>(BY_KEY)).add(key);
  }

  private static <K> void remove(Map<K, TreeSet<MirrorKey>> index, K value, MirrorKey key) {
    TreeSet<MirrorKey> keys = index.get(value);
    if (keys != null && keys.remove(key) && keys.isEmpty()) {
      index.remove(value);
    }
  }
}
