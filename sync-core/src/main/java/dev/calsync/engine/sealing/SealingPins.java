package dev.calsync.engine.sealing;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.secret.ContentSeal;
import dev.calsync.store.HoldId;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.PinStore;
import dev.calsync.store.RunPin;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What undoing puts back, sealed. */
final class SealingPins implements PinStore {

  private final PinStore store;
  private final ContentSeal seal;

  SealingPins(PinStore store, ContentSeal seal) {
    this.store = store;
    this.seal = seal;
  }

  @Override
  public Set<MirrorKey> pinRun(OwnerId owner, RunPin pin, JournalLine journal) {
    Contents contents = new Contents(seal, owner);
    List<MirrorIntent> sealed = pin.intents().stream().map(contents::sealed).toList();
    return store.pinRun(owner, new RunPin(pin.id(), pin.run(), sealed), journal);
  }

  @Override
  public Set<EdgeId> releasePin(OwnerId owner, HoldId pin, JournalLine journal) {
    return store.releasePin(owner, pin, journal);
  }

  @Override
  public Set<MirrorKey> pinned(OwnerId owner, EdgeId edge, Collection<String> uids) {
    return store.pinned(owner, edge, uids);
  }

  @Override
  public List<Pinned> pins(OwnerId owner) {
    return store.pins(owner);
  }
}
