package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.Hold;
import dev.calsync.store.ItemState;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts what was done to an edge since a moment, from the journal: true whichever node did it. A
 * write that was open at that moment, and is found done, was done before it.
 */
final class SyncCount {

  private static final int PAGE = 1_000;
  private static final Set<String> HOW = Set.of("WRITTEN", "LOOKED_UP", "MET_AT_TARGET");

  private final Engine engine;
  private final OwnerId owner;
  private final EdgeRecord edge;
  private final long since;
  private final Set<Written> openBefore;

  SyncCount(Engine engine, OwnerId owner, EdgeRecord edge) {
    this.engine = engine;
    this.owner = owner;
    this.edge = edge;
    this.since = engine.store.journal().newest(owner);
    this.openBefore = open();
  }

  /** What a mirror is called in the journal. */
  private record Written(String uid, String part) {}

  private Set<Written> open() {
    return engine.store.targets().openAttempts(owner, edge.target(), PAGE).stream()
        .map(MirrorRow::key)
        .filter(key -> key.edge().equals(edge.id()))
        .map(key -> new Written(key.uid(), key.part().text()))
        .collect(Collectors.toSet());
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
    Set<Written> open = new HashSet<>(openBefore);
    long position = since;
    List<JournalEntry> page;
    do {
      page = engine.store.journal().after(owner, position, PAGE);
      for (JournalEntry entry : page) {
        if (entry.line().edge().filter(edge.id()::equals).isPresent()
            && isOfNow(entry.line(), open)) {
          done.merge(entry.line().action(), 1L, Long::sum);
        }
        position = entry.position();
      }
    } while (page.size() == PAGE);
    return done;
  }

  /** Only the first thing that is told of a write tells what became of it. */
  private static boolean isOfNow(JournalLine line, Set<Written> open) {
    if (!HOW.contains(line.reason())) {
      return false;
    }
    boolean before = open.remove(new Written(line.uid(), line.facts().getOrDefault("part", "")));
    return line.reason().equals("WRITTEN") || (line.reason().equals("LOOKED_UP") && !before);
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
