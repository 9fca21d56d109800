package dev.calsync.engine.directory;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.store.RecordStore;
import dev.calsync.store.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records in a map. */
public final class FakeRecords implements RecordStore {

  private final Map<String, TreeMap<String, OwnedRecord>> rows = new TreeMap<>();
  private int overtakes;

  /** What was told with each write. */
  public final List<Told> told = new ArrayList<>();

  /** How often something was written. */
  public int puts;

  /** The next writes find that somebody else was faster. */
  public void overtakeNext(int writes) {
    overtakes = writes;
  }

  @Override
  public Optional<OwnedRecord> find(OwnerId owner, RecordKind kind, String key) {
    return Optional.ofNullable(of(owner, kind).get(key));
  }

  @Override
  public Optional<Long> putAndTell(
      OwnerId owner, RecordKind kind, String key, long expectedVersion, String body, Told told) {
    long version = find(owner, kind, key).map(OwnedRecord::version).orElse(0L);
    if (version != expectedVersion || overtakes > 0) {
      overtakes--;
      return Optional.empty();
    }
    puts++;
    this.told.add(told);
    of(owner, kind).put(key, new OwnedRecord(key, version + 1, body));
    return Optional.of(version + 1);
  }

  @Override
  public boolean remove(OwnerId owner, RecordKind kind, String key, long expectedVersion) {
    return find(owner, kind, key).filter(it -> it.version() == expectedVersion).isPresent()
        && of(owner, kind).remove(key) != null;
  }

  @Override
  public List<OwnedRecord> page(OwnerId owner, RecordKind kind, String after, int limit) {
    return of(owner, kind).tailMap(after, false).values().stream().limit(limit).toList();
  }

  private TreeMap<String, OwnedRecord> of(OwnerId owner, RecordKind kind) {
    return rows.computeIfAbsent(owner + "/" + kind.name(), any -> new TreeMap<>());
  }
}
