package dev.calsync.test;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.AuditEntry;
import dev.calsync.store.AuditLine;
import dev.calsync.store.AuditStore;
import java.util.List;

/** The audit log. */
final class InMemoryAudit implements AuditStore {

  private final Tables tables;

  InMemoryAudit(Tables tables) {
    this.tables = tables;
  }

  @Override
  public long append(OwnerId owner, AuditLine line) {
    return tables.owned(
        owner,
        it ->
            it.audit().append(position -> new AuditEntry(position, tables.now(), line)).position());
  }

  @Override
  public List<AuditEntry> after(OwnerId owner, long position, int limit) {
    return tables.owned(owner, it -> it.audit().after(position, limit));
  }

  @Override
  public List<AuditEntry> before(OwnerId owner, long position, int limit) {
    return tables.owned(owner, it -> it.audit().before(position, limit, any -> true));
  }
}
