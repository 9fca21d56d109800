package dev.calsync.engine.edge;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.EdgeState;
import dev.calsync.store.FormHash;
import dev.calsync.store.Hold;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.SyncStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans one page of changes and commits it: four questions to the store and one transaction,
 * whatever its size.
 */
final class PagePlanning {

  private final SyncStore store;
  private final MirrorNames names;
  private final FoundMirrors foundMirrors;

  PagePlanning(SyncStore store, MirrorNames names) {
    this.store = store;
    this.names = names;
    this.foundMirrors = new FoundMirrors(store.sources(), names);
  }

  /** From a stored state, by some changes, to the next. */
  record Step(EdgeState from, EdgeState to, List<CanonicalRow> rows) {}

  /** Whether the page was committed, and how many of its intents are held. */
  record Answer(boolean committed, int held) {}

  Answer commit(JobSlice slice, EdgeTerms terms, GuardOnDemand guard, Step step) {
    PagePlan plan = new PagePlan(names, terms, slice.runId());
    List<EdgeProjection> events = project(step.rows(), terms, plan);
    Map<String, Map<Part, MirrorRow>> mirrors = mirrors(slice.owner(), terms, step.rows());
    Map<FormHash, FoundMirror> found = found(slice.owner(), terms, events, mirrors);
    for (EdgeProjection event : events) {
      plan.add(event, mirrors.getOrDefault(event.uid(), Map.of()), found, guard);
    }
    Optional<Hold> hold = plan.held() > 0 ? guard.hold() : Optional.empty();
    PlanCommit commit =
        new PlanCommit(
            terms.edge().id(), step.from(), step.to(), plan.intents(), hold, plan.journal());
    boolean committed = store.mirrors().commitPlan(slice.lease(), commit);
    slice.count("planned", committed ? step.rows().size() : 0);
    return new Answer(committed, plan.held());
  }

  private static List<EdgeProjection> project(
      List<CanonicalRow> rows, EdgeTerms terms, PagePlan plan) {
    List<EdgeProjection> events = new ArrayList<>(rows.size());
    for (CanonicalRow row : rows) {
      try {
        events.add(EdgeProjection.of(row, terms));
      } catch (RuntimeException | StackOverflowError poison) {
        plan.skip(row.uid(), poison.getClass().getSimpleName());
      }
    }
    return events;
  }

  private Map<String, Map<Part, MirrorRow>> mirrors(
      OwnerId owner, EdgeTerms terms, List<CanonicalRow> rows) {
    Map<String, Map<Part, MirrorRow>> mirrors = new LinkedHashMap<>();
    List<String> uids = rows.stream().map(CanonicalRow::uid).toList();
    List<MirrorRow> known =
        uids.isEmpty() ? List.of() : store.targets().ofEvents(owner, terms.edge().id(), uids);
    for (MirrorRow row : known) {
      mirrors
          .computeIfAbsent(row.key().uid(), any -> new LinkedHashMap<>())
          .put(row.key().part(), row);
    }
    return mirrors;
  }

  private Map<FormHash, FoundMirror> found(
      OwnerId owner,
      EdgeTerms terms,
      List<EdgeProjection> events,
      Map<String, Map<Part, MirrorRow>> mirrors) {
    Set<FormHash> missing = new LinkedHashSet<>();
    for (EdgeProjection event : events) {
      event.parts().stream()
          .filter(part -> !mirrors.getOrDefault(event.uid(), Map.of()).containsKey(part.part()))
          .forEach(
              part -> missing.add(EdgeProjection.lineage(names, terms, event.uid(), part.part())));
    }
    return missing.isEmpty() ? Map.of() : foundMirrors.of(owner, terms, missing);
  }
}
