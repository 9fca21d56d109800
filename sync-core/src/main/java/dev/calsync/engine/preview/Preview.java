package dev.calsync.engine.preview;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.canonical.MovedSlots;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.OwnCalendar;
import dev.calsync.engine.edge.Copy;
import dev.calsync.engine.edge.EdgeProjection;
import dev.calsync.engine.edge.EdgeTerms;
import dev.calsync.engine.edge.Gates;
import dev.calsync.engine.edge.MeetingReading;
import dev.calsync.engine.edge.Meetings;
import dev.calsync.engine.edge.SourcedEdge;
import dev.calsync.engine.edge.Surroundings;
import dev.calsync.engine.edge.Surveyor;
import dev.calsync.engine.intake.BusyTimes;
import dev.calsync.engine.intake.Occurrences;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.DeletionGuard;
import dev.calsync.event.EventBody;
import dev.calsync.event.Slot;
import dev.calsync.failure.CalsyncException;
import dev.calsync.plan.NotShownItem;
import dev.calsync.plan.Plan;
import dev.calsync.plan.PlanAction;
import dev.calsync.plan.PlanCost;
import dev.calsync.plan.PlanItem;
import dev.calsync.plan.UnreadableItem;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plans an edge against both calendars as they are right now. */
public final class Preview {

  private static final Set<PlanAction> WRITTEN =
      Set.of(PlanAction.CREATE, PlanAction.UPDATE, PlanAction.DELETE);

  private static final int PAGE = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BACK = Duration.ofHours(24);

  private final SyncStore store;
  private final Accesses accesses;
  private final MirrorNames names;
  private final DeletionGuard guard;
  private final Occurrences occurrences;
  private final Surveyor surveyor;
  private final MeetingReading reading;
  private final BusyTimes times;

  /**
   * Previews.
   *
   * @param store what is known; only read
   * @param accesses how calendars are reached
   * @param names identities and marks
   * @param guard what holds deletions
   * @param occurrences finds those of series
   * @param surveyor what surrounds an edge
   */
  public Preview(
      SyncStore store,
      Accesses accesses,
      MirrorNames names,
      DeletionGuard guard,
      Occurrences occurrences,
      Surveyor surveyor) {
    this.store = store;
    this.accesses = accesses;
    this.names = names;
    this.guard = guard;
    this.occurrences = occurrences;
    this.times = new BusyTimes(store, occurrences);
    this.surveyor = surveyor;
    this.reading = new MeetingReading(store);
  }

  /**
   * What synchronizing an edge would do.
   *
   * @param owner whose
   * @param edge which, at this moment
   * @param now this moment
   */
  public Plan plan(OwnerId owner, SourcedEdge edge, Instant now) {
    return edge.edge().merges() ? blocks(owner, edge, now) : mirrors(owner, edge.terms(), now);
  }

  private Plan blocks(OwnerId owner, SourcedEdge edge, Instant now) {
    BlockPreview blocks = new BlockPreview(store, names, owner, edge);
    List<UnreadableItem> unreadable = new ArrayList<>();
    for (EdgeTerms each : edge.sources()) {
      Listing source = read(owner, each.source());
      blocks.add(each, source);
      unreadable.addAll(source.unreadable);
    }
    Listing target = read(owner, edge.terms().target());
    unreadable.addAll(target.unreadable);
    PreviewPage page = blocks.plan(target, guard, now, holds(owner, edge.terms()));
    return planned(owner, edge.terms(), page, blocks.notShown(), unreadable);
  }

  private Plan mirrors(OwnerId owner, EdgeTerms terms, Instant now) {
    Surroundings around = surveyor.around(owner, terms.edge(), now);
    Listing source = read(owner, terms.source());
    Listing target = read(owner, terms.target());
    Map<String, List<MirrorRow>> known = rows(owner, terms);
    DeletionGuard.Verdict verdict = judge(owner, terms, source, known);
    PreviewPage page = new PreviewPage(names, terms, target, verdict, holds(owner, terms));
    Meetings meetings = meetings(owner, around, List.of(source, target));
    source.origins.forEach(
        (uid, body) -> {
          List<MirrorRow> mirror = known.getOrDefault(uid, List.of());
          try {
            EdgeTerms besides = terms.besides(meetings.of(uid, source.meeting(uid)));
            page.add(project(uid, body, mirror, besides, target), body, mirror);
          } catch (CalsyncException refused) {
            page.addUnjudged(uid, body, refused.code());
          } catch (RuntimeException | StackOverflowError poison) {
            page.addUnjudged(uid, body, poison.getClass().getSimpleName());
          }
        });
    known.forEach((uid, rows) -> page.addGone(rows, source.origins.containsKey(uid)));
    List<UnreadableItem> unreadable = new ArrayList<>(source.unreadable);
    unreadable.addAll(target.unreadable);
    return planned(owner, terms, page, page.notShown(), unreadable);
  }

  private Plan planned(
      OwnerId owner,
      EdgeTerms terms,
      PreviewPage page,
      List<NotShownItem> notShown,
      List<UnreadableItem> unreadable) {
    return new Plan(
        terms.edge().id(),
        terms.edge().revision(),
        page.items(),
        notShown,
        page.degraded(),
        unreadable,
        cost(owner, terms.target(), page.items()));
  }

  private PlanCost cost(OwnerId owner, CalendarRecord target, List<PlanItem> items) {
    long writes = items.stream().filter(item -> WRITTEN.contains(item.action())).count();
    return writes == 0
        ? PlanCost.NOTHING
        : new PlanCost(writes, accesses.atLeast(owner, target, writes), 0);
  }

  private EdgeProjection project(
      String uid, EventBody read, List<MirrorRow> mirror, EdgeTerms terms, Listing target) {
    EventBody body = MovedSlots.settled(read, occurrences.expander());
    EdgeProjection event =
        EdgeProjection.of(uid, 0, body, EdgeProjection.There.rows(mirror), terms);
    Map<Part, Slot> elsewhere = event.foundElsewhere(names, terms, target.found);
    return elsewhere.isEmpty()
        ? event
        : EdgeProjection.of(uid, 0, body, new EdgeProjection.There(mirror, elsewhere), terms);
  }

  /** Both ends as they are now, all other calendars as they are known. */
  private Meetings meetings(OwnerId owner, Surroundings around, List<Listing> ends) {
    Set<CalendarId> now = ends.stream().map(Listing::calendar).collect(Collectors.toSet());
    List<Copy> copies = new ArrayList<>();
    ends.forEach(listing -> copies.addAll(listing.copies()));
    List<String> names = List.copyOf(ends.get(0).meetings());
    for (int from = 0; from < names.size(); from += PAGE) {
      Set<String> some = Set.copyOf(names.subList(from, Math.min(from + PAGE, names.size())));
      reading.copies(owner, some).stream()
          .filter(copy -> !now.contains(copy.calendar()))
          .forEach(copies::add);
    }
    return reading.meetings(owner, around, copies);
  }

  private Listing read(OwnerId owner, CalendarRecord calendar) {
    if (OwnCalendar.is(calendar.id())) {
      return Listing.kept(store, names, owner, calendar);
    }
    Access access = accesses.open(owner, calendar, () -> PATIENCE, () -> {});
    return Listing.read(store, names, owner, calendar, access, times);
  }

  private Map<String, List<MirrorRow>> rows(OwnerId owner, EdgeTerms terms) {
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

  private Map<HoldId, String> holds(OwnerId owner, EdgeTerms terms) {
    return store.holds().openOf(owner, terms.edge().id()).stream()
        .filter(hold -> !Gates.isOurs(hold))
        .collect(Collectors.toMap(Hold::id, Hold::reason));
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
    boolean own = OwnCalendar.is(terms.source().id());
    EdgeTally ahead =
        new EdgeTally(
            tally.events(),
            own ? 0 : gone,
            own ? gone : 0,
            tally.recentByAbsence(),
            tally.recentByTombstone(),
            tally.parts());
    return guard.judge(
        ahead, Optional.of(source.pass()).filter(any -> !own), new HoldId("preview"));
  }
}
