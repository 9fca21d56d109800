package dev.calsync.engine.edge;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.event.TimeRange;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.EdgeState;
import dev.calsync.store.MeetingChange;
import dev.calsync.store.MeetingCopy;
import dev.calsync.store.SyncStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an edge plans next: everything again under other terms; else what other zone data concern;
 * else what time brought in and carried off; else what changed at its source; else what changed in
 * calendars that hold copies of its meetings. A change of a copy looks at the source's copy again,
 * so that nothing depends on which of them was read first (SEM-20).
 */
final class NextSteps {

  private static final int PAGE = 1_000;

  private final SyncStore store;
  private final Clock clock;
  private final TimePassing time;

  NextSteps(SyncStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.time = new TimePassing(store, clock);
  }

  /** The steps to go from where an edge stands; none if there is nothing to plan. */
  List<PagePlanning.Step> of(OwnerId owner, Surroundings around, EdgeState stored) {
    EdgeTerms terms = around.terms();
    Basis now = around.basis();
    Optional<Basis> was =
        Basis.parse(stored.basis()).filter(known -> known.terms().equals(now.terms()));
    if (terms.detail() == SourceDetail.UNDECIDED) {
      return was.isPresent() ? List.of() : waiting(owner, around, stored);
    }
    if (was.filter(now::equals).isPresent()) {
      return changes(owner, terms, stored, stored);
    }
    return was.flatMap(known -> passing(owner, around, stored, known))
        .orElseGet(() -> changes(owner, terms, stored, fromTheBeginning(owner, around)));
  }

  /**
   * What is shown is looked at once, to be held; the edge stays where it stands, so that what is
   * deleted meanwhile is judged together when it goes on (SEM-18, SEM-42).
   */
  private List<PagePlanning.Step> waiting(OwnerId owner, Surroundings around, EdgeState stored) {
    CalendarId source = around.terms().source().id();
    List<CanonicalRow> planned = new ArrayList<>();
    List<CanonicalRow> page = store.sources().changedSince(owner, source, 0, PAGE);
    while (!page.isEmpty()) {
      page.stream()
          .filter(row -> row.live() && row.changedSeq() <= stored.position())
          .forEach(planned::add);
      long last = page.get(page.size() - 1).changedSeq();
      page =
          last < stored.position()
              ? store.sources().changedSince(owner, source, last, PAGE)
              : List.of();
    }
    EdgeState to = new EdgeState(stored.position(), around.basis().text(), stored.witnesses());
    return pages(stored, to, planned, TimeRange.ALWAYS.from());
  }

  /** All of the source is looked at from here on, so earlier changes of copies say nothing new. */
  private EdgeState fromTheBeginning(OwnerId owner, Surroundings around) {
    Map<CalendarId, Long> now = new HashMap<>();
    around
        .witnesses()
        .forEach(each -> now.put(each, store.sources().calendarState(owner, each).changedSeq()));
    return new EdgeState(0, around.basis().text(), now);
  }

  private Optional<List<PagePlanning.Step>> passing(
      OwnerId owner, Surroundings around, EdgeState stored, Basis was) {
    EdgeTerms terms = around.terms();
    Basis now = around.basis();
    if (!was.zoneData().equals(now.zoneData())) {
      EdgeState to =
          new EdgeState(stored.position(), was.with(now.zoneData()).text(), stored.witnesses());
      return time.rezoned(owner, terms, was).map(rows -> pages(stored, to, rows, clock.instant()));
    }
    EdgeState to = new EdgeState(stored.position(), now.text(), stored.witnesses());
    return time.moved(owner, terms, was, now)
        .map(rows -> pages(stored, to, rows, TimeRange.ALWAYS.from()));
  }

  /** The state is another one once the last page is planned; until then all are planned again. */
  private static List<PagePlanning.Step> pages(
      EdgeState from, EdgeState to, List<CanonicalRow> rows, Instant sparing) {
    List<PagePlanning.Step> steps = new ArrayList<>();
    for (int begin = 0; begin == 0 || begin < rows.size(); begin += PAGE) {
      int end = Math.min(begin + PAGE, rows.size());
      EdgeState after = end == rows.size() ? to : from;
      steps.add(new PagePlanning.Step(from, after, rows.subList(begin, end), sparing));
    }
    return steps;
  }

  private List<PagePlanning.Step> changes(
      OwnerId owner, EdgeTerms terms, EdgeState stored, EdgeState from) {
    List<CanonicalRow> rows =
        store.sources().changedSince(owner, terms.source().id(), from.position(), PAGE);
    return rows.isEmpty()
        ? copies(owner, terms, stored, from)
        : List.of(new PagePlanning.Step(stored, at(from, rows), rows));
  }

  private static EdgeState at(EdgeState from, List<CanonicalRow> rows) {
    long position = rows.get(rows.size() - 1).changedSeq();
    return new EdgeState(position, from.basis(), from.witnesses());
  }

  private List<PagePlanning.Step> copies(
      OwnerId owner, EdgeTerms terms, EdgeState stored, EdgeState from) {
    List<MeetingChange> changes = store.sources().changedMeetings(owner, from.witnesses(), PAGE);
    if (changes.isEmpty() && from.equals(stored)) {
      return List.of();
    }
    Map<CalendarId, Long> witnesses = new HashMap<>(from.witnesses());
    changes.forEach(change -> witnesses.put(change.calendar(), change.changedSeq()));
    Set<String> meetings =
        changes.stream().flatMap(it -> it.meeting().stream()).collect(Collectors.toSet());
    List<CanonicalRow> rows =
        meetings.isEmpty()
            ? List.of()
            : store.sources().copies(owner, meetings).stream()
                .filter(copy -> copy.calendar().equals(terms.source().id()))
                .map(MeetingCopy::row)
                .toList();
    EdgeState to = new EdgeState(from.position(), from.basis(), witnesses);
    return List.of(new PagePlanning.Step(stored, to, rows));
  }
}
