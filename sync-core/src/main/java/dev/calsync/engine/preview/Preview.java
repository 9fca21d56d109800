package dev.calsync.engine.preview;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.edge.EdgeProjection;
import dev.calsync.engine.edge.EdgeTerms;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.DeletionGuard;
import dev.calsync.plan.Plan;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plans an edge against both calendars as they are right now. */
public final class Preview {

  private static final int PAGE = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BACK = Duration.ofHours(24);

  private final SyncStore store;
  private final Accesses accesses;
  private final MirrorNames names;
  private final DeletionGuard guard;

  /**
   * Previews.
   *
   * @param store what is known; only read
   * @param accesses how calendars are reached
   * @param names identities and marks
   * @param guard what holds deletions
   */
  public Preview(SyncStore store, Accesses accesses, MirrorNames names, DeletionGuard guard) {
    this.store = store;
    this.accesses = accesses;
    this.names = names;
    this.guard = guard;
  }

  /** What synchronizing an edge would do now. */
  public Plan plan(OwnerId owner, EdgeTerms terms) {
    Listing source = read(owner, terms.source());
    Listing target = read(owner, terms.target());
    Map<String, List<MirrorRow>> known = mirrors(owner, terms);
    DeletionGuard.Verdict verdict = judge(owner, terms, source, known);
    PreviewPage page = new PreviewPage(names, terms, target, verdict);
    source.origins.forEach(
        (uid, body) ->
            page.add(EdgeProjection.of(uid, 0, body, terms), known.getOrDefault(uid, List.of())));
    known.forEach((uid, rows) -> page.addGone(rows, source.origins.containsKey(uid)));
    return new Plan(terms.edge().id(), page.items(), page.notShown(), source.unreadable);
  }

  private Listing read(OwnerId owner, CalendarRecord calendar) {
    Access access = accesses.open(owner, calendar, () -> PATIENCE, () -> {});
    return Listing.read(store, names, owner, calendar.id(), access);
  }

  private Map<String, List<MirrorRow>> mirrors(OwnerId owner, EdgeTerms terms) {
    Map<String, List<MirrorRow>> known = new TreeMap<>();
    Optional<MirrorKey> after = Optional.empty();
    List<MirrorRow> page;
    do {
      page = store.targets().page(owner, terms.edge().id(), after, PAGE);
      page.forEach(
          row -> known.computeIfAbsent(row.key().uid(), any -> new ArrayList<>()).add(row));
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).key());
    } while (page.size() == PAGE);
    return known;
  }

  private DeletionGuard.Verdict judge(
      OwnerId owner, EdgeTerms terms, Listing source, Map<String, List<MirrorRow>> known) {
    EdgeTally tally = store.targets().tally(owner, terms.edge().id(), terms.source().id(), BACK);
    long gone =
        known.entrySet().stream()
            .filter(event -> !source.origins.containsKey(event.getKey()))
            .filter(
                event ->
                    event.getValue().stream().anyMatch(row -> !row.hashes().desired().isAbsent()))
            .count();
    EdgeTally ahead =
        new EdgeTally(
            tally.events(),
            gone,
            0,
            tally.recentByAbsence(),
            tally.recentByTombstone(),
            tally.parts());
    CompletedPass now =
        new CompletedPass(
            "preview",
            true,
            source.origins.size() + source.unreadable,
            Instant.EPOCH,
            Instant.EPOCH);
    return guard.judge(ahead, Optional.of(now), new HoldId("preview"));
  }
}
