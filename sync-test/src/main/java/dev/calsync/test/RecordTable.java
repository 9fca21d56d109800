package dev.calsync.test;

import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One owner's low-traffic records, each kind sorted by name. */
final class RecordTable {

  private final Map<RecordKind, TreeMap<String, OwnedRecord>> kinds =
      new TreeMap<>(Comparator.comparing(RecordKind::name));

  RecordTable copy() {
    RecordTable copy = new RecordTable();
    kinds.forEach((kind, records) -> copy.kinds.put(kind, new TreeMap<>(records)));
    return copy;
  }

  Optional<OwnedRecord> find(RecordKind kind, String key) {
    return Optional.ofNullable(of(kind).get(key));
  }

  Optional<Long> put(RecordKind kind, String key, long expectedVersion, String body) {
    long version = find(kind, key).map(OwnedRecord::version).orElse(0L);
    if (version != expectedVersion) {
      return Optional.empty();
    }
    of(kind).put(key, new OwnedRecord(key, version + 1, body));
    return Optional.of(version + 1);
  }

  boolean remove(RecordKind kind, String key, long expectedVersion) {
    boolean isThat = find(kind, key).filter(it -> it.version() == expectedVersion).isPresent();
    if (isThat) {
      of(kind).remove(key);
    }
    return isThat;
  }

  List<OwnedRecord> page(RecordKind kind, String after, int limit) {
    return of(kind).tailMap(after, false).values().stream().limit(limit).toList();
  }

  private TreeMap<String, OwnedRecord> of(RecordKind kind) {
    return kinds.computeIfAbsent(kind, any -> new TreeMap<>());
  }
}
