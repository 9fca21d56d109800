package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.Hold;
import dev.calsync.store.ItemState;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.MirrorState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was done to an edge since a moment, from the journal: true whichever node did it. */
final class SyncCount {

  private static final int PAGE = 1_000;

  private final Engine engine;
  private final OwnerId owner;
  private final EdgeRecord edge;
  private final long since;

  SyncCount(Engine engine, OwnerId owner, EdgeRecord edge) {
    this.engine = engine;
    this.owner = owner;
    this.edge = edge;
    this.since = engine.store.journal().newest(owner);
  }

  SyncSummary summary(boolean finished, List<Problem> problems) {
    Map<String, Long> done = done();
    long created = done.getOrDefault("MIRROR_CREATED", 0L);
    long updated = done.getOrDefault("MIRROR_UPDATED", 0L);
    EdgeTally tally =
        engine.store.targets().tally(owner, edge.id(), edge.source(), Duration.ofHours(24));
    long pending =
        tally.parts(MirrorState.DUE)
            + tally.parts(MirrorState.ATTEMPTED)
            + tally.parts(MirrorState.REFUSED);
    return new SyncSummary(
        created,
        updated,
        done.getOrDefault("MIRROR_DELETED", 0L),
        Math.max(0, tally.parts(MirrorState.SETTLED) - created - updated),
        held(),
        quarantined(),
        tally.parts(MirrorState.REFUSED),
        finished && (pending == tally.parts(MirrorState.REFUSED) || !problems.isEmpty()),
        problems);
  }

  private Map<String, Long> done() {
    Map<String, Long> done = new TreeMap<>();
    long position = since;
    List<JournalEntry> page;
    do {
      page = engine.store.journal().after(owner, position, PAGE);
      for (JournalEntry entry : page) {
        if (entry.line().edge().filter(edge.id()::equals).isPresent()) {
          done.merge(entry.line().action(), 1L, Long::sum);
        }
        position = entry.position();
      }
    } while (page.size() == PAGE);
    return done;
  }

  private long held() {
    return engine.store.holds().openOf(owner, edge.id()).stream().mapToLong(Hold::events).sum();
  }

  private long quarantined() {
    return edge.ends().mapToLong(this::count).sum();
  }

  private long count(CalendarId calendar) {
    return engine
        .store
        .sources()
        .countItems(owner, calendar)
        .getOrDefault(ItemState.QUARANTINED, 0L);
  }
}
