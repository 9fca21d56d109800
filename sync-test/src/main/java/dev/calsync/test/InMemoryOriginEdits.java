package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.OriginEdit;
import dev.calsync.store.OriginEditStore;
import dev.calsync.store.OriginSettlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Edits carried back to their origins. */
final class InMemoryOriginEdits implements OriginEditStore {

  private final Tables tables;

  InMemoryOriginEdits(Tables tables) {
    this.tables = tables;
  }

  @Override
  public boolean proposeOriginEdit(Lease lease, OriginEdit edit, JournalLine journal) {
    return tables.fenced(lease, it -> propose(it, edit, tables.now()) && told(it, journal));
  }

  /** Also what a decision for the target does. */
  static boolean propose(OwnerTables owner, OriginEdit edit, Instant now) {
    return owner
        .edits()
        .origins()
        .propose(edit, owner.calendar(edit.calendar()).event(edit.uid()), now);
  }

  @Override
  public List<OriginEdit> claimOriginEdits(Lease lease, CalendarId calendar, int limit) {
    return tables.fenced(lease, it -> it.edits().origins().claim(calendar, tables.now(), limit));
  }

  @Override
  public boolean settleOriginEdit(Lease lease, OriginSettlement settlement, JournalLine journal) {
    return tables.fenced(
        lease, it -> it.edits().origins().settle(settlement, tables.now()) && told(it, journal));
  }

  private boolean told(OwnerTables owner, JournalLine journal) {
    owner.journal().append(List.of(journal), tables.now());
    return true;
  }

  @Override
  public List<OriginEdit> openOriginEdits(OwnerId owner, CalendarId calendar, int limit) {
    return tables.owned(owner, it -> it.edits().origins().open(calendar, limit));
  }

  @Override
  public Optional<OriginEdit> originEdit(OwnerId owner, CalendarId calendar, String uid) {
    return tables.owned(owner, it -> it.edits().origins().find(calendar, uid));
  }

  @Override
  public Optional<Duration> untilOriginEditDue(OwnerId owner, CalendarId calendar) {
    return tables.owned(owner, it -> it.edits().origins().untilDue(calendar, tables.now()));
  }
}
