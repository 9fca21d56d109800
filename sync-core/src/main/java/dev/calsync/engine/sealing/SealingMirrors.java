package dev.calsync.engine.sealing;

import dev.calsync.calendar.CalendarId;
import dev.calsync.engine.secret.ContentSeal;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorStore;
import dev.calsync.store.Observation;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.Settlement;
import java.util.List;

/** Plans sealed, and what is to be written opened. */
final class SealingMirrors implements MirrorStore {

  private final MirrorStore store;
  private final ContentSeal seal;

  SealingMirrors(MirrorStore store, ContentSeal seal) {
    this.store = store;
    this.seal = seal;
  }

  @Override
  public boolean commitPlan(Lease lease, PlanCommit plan) {
    Contents contents = new Contents(seal, lease.lane().owner());
    return store.commitPlan(
        lease,
        new PlanCommit(
            plan.edge(),
            plan.from(),
            plan.to(),
            plan.intents().stream().map(contents::sealed).toList(),
            plan.hold(),
            plan.journal()));
  }

  @Override
  public List<MirrorRow> claimDue(Lease lease, CalendarId target, int limit) {
    Contents contents = new Contents(seal, lease.lane().owner());
    return contents.opened(store.claimDue(lease, target, limit));
  }

  @Override
  public void settleWrites(Lease lease, List<Settlement> settlements, List<JournalLine> journal) {
    store.settleWrites(lease, settlements, journal);
  }

  @Override
  public int noteObserved(Lease lease, List<Observation> observations, List<JournalLine> journal) {
    return store.noteObserved(lease, observations, journal);
  }
}
