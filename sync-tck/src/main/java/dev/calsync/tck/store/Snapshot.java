package dev.calsync.tck.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.RecordKind;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that a fuzzed store can be asked about, in one answer. */
final class Snapshot {

  static final List<OwnerId> OWNERS = List.of(Bench.ANN, Bench.BOB);
  static final List<CalendarId> SOURCES = List.of(Bench.SOURCE, CalendarId.of("sports"));
  static final List<CalendarId> TARGETS = List.of(Bench.TARGET, Bench.ELSEWHERE);
  static final List<EdgeId> EDGES = List.of(Bench.EDGE, EdgeId.of("sports-to-family"));

  private static final int ALL = 100_000;

  private final SyncStore store;
  private final OwnerId owner;
  private final List<Object> answers = new ArrayList<>();

  private Snapshot(SyncStore store, OwnerId owner) {
    this.store = store;
    this.owner = owner;
  }

  static List<Object> of(Side side) {
    List<Object> all = new ArrayList<>();
    all.add(side.store().jobs().untilDue());
    OWNERS.forEach(owner -> all.add(new Snapshot(side.store(), owner).take()));
    return all;
  }

  private List<Object> take() {
    SOURCES.forEach(this::source);
    TARGETS.forEach(this::target);
    EDGES.forEach(this::edge);
    answers.add(new Plain.Unordered(store.holds().open(owner)));
    answers.add(store.jobs().page(owner, "", ALL));
    answers.add(store.records().page(owner, RecordKind.EDGE, "", ALL));
    answers.add(store.journal().after(owner, 0, ALL));
    return answers;
  }

  private void source(CalendarId calendar) {
    answers.add(store.sources().calendarState(owner, calendar));
    answers.add(store.sources().itemsAfter(owner, calendar, "", ALL));
    answers.add(store.sources().changedSince(owner, calendar, 0, ALL));
  }

  private void target(CalendarId calendar) {
    answers.add(store.targets().untilDue(owner, calendar));
    answers.add(new Plain.Unordered(store.targets().openAttempts(owner, calendar, ALL)));
  }

  private void edge(EdgeId edge) {
    answers.add(store.targets().edgeState(owner, edge));
    answers.add(store.targets().page(owner, edge, Optional.empty(), ALL));
    SOURCES.forEach(
        source -> answers.add(store.targets().tally(owner, edge, source, Duration.ofMinutes(40))));
  }
}
