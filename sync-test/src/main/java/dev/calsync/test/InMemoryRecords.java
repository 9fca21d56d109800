package dev.calsync.test;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.AuditEntry;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.store.RecordStore;
import dev.calsync.store.Told;
import java.util.List;
import java.util.Optional;

/** Low-traffic records. */
final class InMemoryRecords implements RecordStore {

  private final Tables tables;

  InMemoryRecords(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Optional<OwnedRecord> find(OwnerId owner, RecordKind kind, String key) {
    return tables.owned(owner, it -> it.records().find(kind, key));
  }

  @Override
  public Optional<Long> putAndTell(
      OwnerId owner, RecordKind kind, String key, long expectedVersion, String body, Told told) {
    return tables.owned(
        owner,
        it -> {
          Optional<Long> now = it.records().put(kind, key, expectedVersion, body);
          now.ifPresent(written -> tell(it, told));
          return now;
        });
  }

  private void tell(OwnerTables owner, Told told) {
    owner.journal().append(told.journal(), tables.now());
    told.audit()
        .forEach(
            line -> owner.audit().append(position -> new AuditEntry(position, tables.now(), line)));
  }

  @Override
  public boolean remove(OwnerId owner, RecordKind kind, String key, long expectedVersion) {
    return tables.owned(owner, it -> it.records().remove(kind, key, expectedVersion));
  }

  @Override
  public List<OwnedRecord> page(OwnerId owner, RecordKind kind, String after, int limit) {
    return tables.owned(owner, it -> it.records().page(kind, after, limit));
  }
}
