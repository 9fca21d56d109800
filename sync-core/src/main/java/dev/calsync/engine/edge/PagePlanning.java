package dev.calsync.engine.edge;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.edge.EdgeProjection.There;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.engine.projection.DesiredPart;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.CalsyncException;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.EdgeState;
import dev.calsync.store.FormHash;
import dev.calsync.store.Hold;
import dev.calsync.store.MeetingCopy;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.SyncStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plans one page of changes and commits it: four questions to the store and one transaction,
 * whatever its size.
 */
final class PagePlanning {

  private final SyncStore store;
  private final Directory directory;
  private final MirrorNames names;
  private final FoundMirrors foundMirrors;
  private final MeetingReading reading;

  PagePlanning(SyncStore store, Directory directory, MirrorNames names) {
    this.store = store;
    this.directory = directory;
    this.names = names;
    this.foundMirrors = new FoundMirrors(store.sources(), names);
    this.reading = new MeetingReading(store);
  }

  /**
   * From a stored state, by some changes, to the next.
   *
   * @param sparing parts that ended before stay as they are
   */
  record Step(EdgeState from, EdgeState to, List<CanonicalRow> rows, Instant sparing) {

    /** A step that spares nothing. */
    Step(EdgeState from, EdgeState to, List<CanonicalRow> rows) {
      this(from, to, rows, TimeRange.ALWAYS.from());
    }

    boolean spares(Optional<MirrorRow> mirror) {
      return mirror
          .flatMap(MirrorRow::extent)
          .filter(extent -> !extent.to().isAfter(sparing))
          .isPresent();
    }
  }

  /** Whether the page was committed, and how many of its intents are held. */
  record Answer(boolean committed, int held) {}

  Answer commit(JobSlice slice, Surroundings around, GuardOnDemand guard, Step step) {
    EdgeTerms terms = around.terms();
    PagePlan plan = new PagePlan(names, terms, slice.runId());
    List<MeetingCopy> copies = copies(slice.owner(), step.rows());
    List<CanonicalRow> rows = withNamesakes(step.rows(), copies, terms);
    Map<String, Map<Part, MirrorRow>> mirrors = mirrors(slice.owner(), terms, rows);
    Meetings meetings =
        reading.meetings(slice.owner(), around, copies.stream().map(Copy::of).toList());
    List<Planned> events = project(rows, mirrors, new InPage(terms, meetings), plan);
    Map<FormHash, FoundMirror> found = found(slice.owner(), terms, events);
    lineages(slice.owner(), terms, step, plan);
    for (Planned event : events) {
      EdgeProjection shown = withFound(event, found);
      Map<Part, MirrorRow> mirror = event.mirror();
      plan.add(
          shown.only(part -> !step.spares(Optional.ofNullable(mirror.get(part)))),
          event.unspared(step),
          found,
          guard);
    }
    Optional<Hold> hold = plan.held() > 0 ? guard.hold() : Optional.empty();
    PlanCommit commit =
        new PlanCommit(
            terms.edge().id(), step.from(), step.to(), plan.intents(), hold, plan.journal());
    boolean committed = store.mirrors().commitPlan(slice.lease(), commit);
    slice.count("planned", committed ? step.rows().size() : 0);
    return new Answer(committed, plan.held());
  }

  /** Kept before the page is committed: kept twice, it is the same. */
  private void lineages(OwnerId owner, EdgeTerms terms, Step step, PagePlan plan) {
    new Splits(terms.terms().expander())
        .among(step.rows(), step.from().position())
        .forEach(
            (uid, lineage) -> {
              directory.keepLineage(owner, terms.source().id(), uid, lineage);
              plan.split(uid, lineage);
            });
  }

  /** An event with its mirror, and what it shows of it. */
  private record Planned(
      CanonicalRow row, Map<Part, MirrorRow> mirror, EdgeTerms terms, EdgeProjection projection) {

    Map<Part, MirrorRow> unspared(Step step) {
      Map<Part, MirrorRow> rows = new LinkedHashMap<>(mirror);
      rows.values().removeIf(part -> step.spares(Optional.of(part)));
      return rows;
    }
  }

  /** A series that was found at the target goes on where it began, if its source allows (R-F5). */
  private EdgeProjection withFound(Planned event, Map<FormHash, FoundMirror> found) {
    Map<Part, Slot> elsewhere = event.projection().foundElsewhere(names, event.terms(), found);
    return elsewhere.isEmpty()
        ? event.projection()
        : EdgeProjection.of(
            event.row(), new There(event.mirror().values(), elsewhere), event.terms());
  }

  private List<MeetingCopy> copies(OwnerId owner, List<CanonicalRow> rows) {
    Set<String> meetings =
        rows.stream().flatMap(row -> row.meeting().stream()).collect(Collectors.toSet());
    return meetings.isEmpty() ? List.of() : store.sources().copies(owner, meetings);
  }

  /** Whether a UID names one meeting is for all its events to say (SEM-22). */
  private static List<CanonicalRow> withNamesakes(
      List<CanonicalRow> rows, List<MeetingCopy> copies, EdgeTerms terms) {
    Map<String, CanonicalRow> all = new LinkedHashMap<>();
    rows.forEach(row -> all.put(row.uid(), row));
    copies.stream()
        .filter(copy -> copy.calendar().equals(terms.source().id()))
        .forEach(copy -> all.putIfAbsent(copy.row().uid(), copy.row()));
    return List.copyOf(all.values());
  }

  /** The terms of an edge, for each event of a page. */
  private record InPage(EdgeTerms edge, Meetings meetings) {

    EdgeTerms terms(CanonicalRow row) {
      return row.live() ? edge.besides(meetings.of(row.uid(), row.meeting())) : edge;
    }
  }

  private static List<Planned> project(
      List<CanonicalRow> rows,
      Map<String, Map<Part, MirrorRow>> mirrors,
      InPage page,
      PagePlan plan) {
    List<Planned> events = new ArrayList<>(rows.size());
    for (CanonicalRow row : rows) {
      try {
        Map<Part, MirrorRow> mirror = mirrors.getOrDefault(row.uid(), Map.of());
        EdgeTerms terms = page.terms(row);
        EdgeProjection shown = EdgeProjection.of(row, There.rows(mirror.values()), terms);
        events.add(new Planned(row, mirror, terms, shown));
      } catch (CalsyncException refused) {
        plan.skip(row.uid(), refused.code());
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

  private Map<FormHash, FoundMirror> found(OwnerId owner, EdgeTerms terms, List<Planned> events) {
    Set<FormHash> missing = new LinkedHashSet<>();
    for (Planned event : events) {
      event.projection().parts().stream()
          .map(DesiredPart::part)
          .filter(part -> !event.mirror().containsKey(part))
          .forEach(
              part -> missing.add(EdgeProjection.lineage(names, terms, event.row().uid(), part)));
    }
    return missing.isEmpty() ? Map.of() : foundMirrors.of(owner, terms, missing);
  }
}
