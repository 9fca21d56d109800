package dev.calsync.engine.sealing;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.secret.ContentSeal;
import dev.calsync.store.Conflict;
import dev.calsync.store.ConflictId;
import dev.calsync.store.ConflictStore;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.OriginEdit;
import java.util.List;
import java.util.Optional;

/** Conflicts, with what both sides say sealed and opened. */
final class SealingConflicts implements ConflictStore {

  private final ConflictStore store;
  private final ContentSeal seal;

  SealingConflicts(ConflictStore store, ContentSeal seal) {
    this.store = store;
    this.seal = seal;
  }

  @Override
  public boolean putConflict(Lease lease, Conflict conflict, JournalLine journal) {
    Contents contents = new Contents(seal, lease.lane().owner());
    return store.putConflict(lease, contents.sealed(conflict), journal);
  }

  @Override
  public boolean decideConflict(
      OwnerId owner, ConflictId conflict, Optional<OriginEdit> patch, JournalLine journal) {
    Contents contents = new Contents(seal, owner);
    return store.decideConflict(owner, conflict, patch.map(contents::sealed), journal);
  }

  @Override
  public List<Conflict> openConflicts(OwnerId owner, String after, int limit) {
    Contents contents = new Contents(seal, owner);
    return store.openConflicts(owner, after, limit).stream().map(contents::opened).toList();
  }

  @Override
  public int eraseOver(OwnerId owner, int limit) {
    return store.eraseOver(owner, limit);
  }
}
