package dev.calsync.test;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.HoldId;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.PinStore;
import dev.calsync.store.RunPin;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What undoing put back. */
final class InMemoryPins implements PinStore {

  private final Tables tables;

  InMemoryPins(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Set<MirrorKey> pinRun(OwnerId owner, RunPin pin, JournalLine journal) {
    return tables.owned(
        owner,
        it -> {
          Instant now = tables.now();
          Set<MirrorKey> pinned = new HashSet<>();
          for (MirrorIntent intent : pin.intents()) {
            if (InMemoryMirrors.isCurrent(it.mirrors(), intent)
                && !it.edits().pins().isPinned(intent.key())) {
              it.mirrors().put(InMemoryMirrors.wanted(it.mirrors(), intent, now));
              it.edits().pins().put(intent.key(), pin, now);
              pinned.add(intent.key());
            }
          }
          it.journal().append(pinned.isEmpty() ? List.of() : List.of(journal), now);
          return Set.copyOf(pinned);
        });
  }

  @Override
  public Set<EdgeId> releasePin(OwnerId owner, HoldId pin, JournalLine journal) {
    return tables.owned(
        owner,
        it -> {
          Set<EdgeId> edges = it.edits().pins().release(pin);
          it.journal().append(edges.isEmpty() ? List.of() : List.of(journal), tables.now());
          return edges;
        });
  }

  @Override
  public Set<MirrorKey> pinned(OwnerId owner, EdgeId edge, Collection<String> uids) {
    return tables.owned(owner, it -> it.edits().pins().of(edge, uids));
  }

  @Override
  public List<Pinned> pins(OwnerId owner) {
    return tables.owned(owner, it -> it.edits().pins().pins());
  }
}
