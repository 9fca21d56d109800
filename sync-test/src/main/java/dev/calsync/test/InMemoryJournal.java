package dev.calsync.test;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.JournalQueries;
import java.util.List;

/** The journal, to be read. */
final class InMemoryJournal implements JournalQueries {

  private final Tables tables;

  InMemoryJournal(Tables tables) {
    this.tables = tables;
  }

  @Override
  public List<JournalEntry> after(OwnerId owner, long after, int limit) {
    return tables.owned(owner, it -> it.journal().after(after, limit));
  }

  @Override
  public List<JournalEntry> of(OwnerId owner, String uid, int limit) {
    return tables.owned(owner, it -> it.journal().of(uid, limit));
  }

  @Override
  public long newest(OwnerId owner) {
    return tables.owned(owner, it -> it.journal().newest());
  }
}
