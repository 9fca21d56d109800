package dev.calsync.engine.sealing;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.secret.ContentSeal;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.OriginEdit;
import dev.calsync.store.OriginEditStore;
import dev.calsync.store.OriginSettlement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Patches to origins, sealed and opened. */
final class SealingOriginEdits implements OriginEditStore {

  private final OriginEditStore store;
  private final ContentSeal seal;

  SealingOriginEdits(OriginEditStore store, ContentSeal seal) {
    this.store = store;
    this.seal = seal;
  }

  @Override
  public boolean proposeOriginEdit(Lease lease, OriginEdit edit, JournalLine journal) {
    Contents contents = new Contents(seal, lease.lane().owner());
    return store.proposeOriginEdit(lease, contents.sealed(edit), journal);
  }

  @Override
  public List<OriginEdit> claimOriginEdits(Lease lease, CalendarId calendar, int limit) {
    return opened(lease.lane().owner(), store.claimOriginEdits(lease, calendar, limit));
  }

  @Override
  public boolean settleOriginEdit(Lease lease, OriginSettlement settlement, JournalLine journal) {
    return store.settleOriginEdit(lease, settlement, journal);
  }

  @Override
  public List<OriginEdit> openOriginEdits(OwnerId owner, CalendarId calendar, int limit) {
    return opened(owner, store.openOriginEdits(owner, calendar, limit));
  }

  @Override
  public Optional<OriginEdit> originEdit(OwnerId owner, CalendarId calendar, String uid) {
    return store.originEdit(owner, calendar, uid).map(new Contents(seal, owner)::opened);
  }

  @Override
  public Optional<Duration> untilOriginEditDue(OwnerId owner, CalendarId calendar) {
    return store.untilOriginEditDue(owner, calendar);
  }

  private List<OriginEdit> opened(OwnerId owner, List<OriginEdit> edits) {
    return edits.stream().map(new Contents(seal, owner)::opened).toList();
  }
}
