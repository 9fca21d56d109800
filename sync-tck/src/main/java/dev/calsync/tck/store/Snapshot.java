package dev.calsync.tck.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.event.TimeRange;
import dev.calsync.store.FormPlace;
import dev.calsync.store.JobLogEntry;
import dev.calsync.store.RecordKind;
import dev.calsync.store.SecretName;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that a fuzzed store can be asked about, in one answer. */
final class Snapshot {

  static final List<OwnerId> OWNERS = List.of(Bench.ANN, Bench.BOB);
  static final List<CalendarId> SOURCES = List.of(Bench.SOURCE, CalendarId.of("sports"));
  static final List<CalendarId> TARGETS = List.of(Bench.TARGET, Bench.ELSEWHERE);
  static final List<SecretName> SECRETS =
      List.of(
          new SecretName(ConnectionId.of("c1"), "refresh_token"),
          new SecretName(ConnectionId.of("c1"), "password"),
          new SecretName(ConnectionId.of("c2"), "password"));
  static final List<String> EVENTS = List.of("e0", "e1", "e2", "e3", "e4", "e5");
  static final List<EdgeId> EDGES = List.of(Bench.EDGE, EdgeId.of("sports-to-family"));

  private static final int ALL = 100_000;

  private final StoreRig rig;
  private final SyncStore store;
  private final OwnerId owner;
  private final List<Object> answers = new ArrayList<>();

  private Snapshot(StoreRig rig, OwnerId owner) {
    this.rig = rig;
    this.store = rig.store();
    this.owner = owner;
  }

  static List<Object> of(Side side) {
    List<Object> all = new ArrayList<>();
    all.add(side.store().jobs().untilDue());
    all.add(side.store().jobs().load());
    PermitSteps.BUCKETS.forEach(it -> all.add(side.store().permits().level(it)));
    OWNERS.forEach(owner -> all.add(of(side.rig(), owner)));
    return all;
  }

  static List<Object> of(StoreRig rig, OwnerId owner) {
    return new Snapshot(rig, owner).take();
  }

  private List<Object> take() {
    SOURCES.forEach(this::source);
    answers.add(store.quarantine().calendars(owner));
    answers.add(store.reading().takingPlace(owner, SOURCES, TimeRange.ALWAYS, ALL));
    answers.add(store.reading().readings(owner));
    answers.add(store.reading().unsettled(owner, TARGETS));
    TARGETS.forEach(this::target);
    EDGES.forEach(this::edge);
    answers.add(new Plain.Unordered(store.holds().open(owner)));
    answers.add(store.jobs().page(owner, "", ALL));
    answers.add(store.records().page(owner, RecordKind.EDGE, "", ALL));
    answers.add(LogScene.kept(rig, owner, ALL));
    answers.add(runs());
    answers.add(store.audit().after(owner, 0, ALL));
    answers.add(store.conflicts().openConflicts(owner, "", ALL));
    answers.add(store.pins().pins(owner));
    answers.add(store.secrets().page(owner, Optional.empty(), ALL));
    SECRETS.forEach(secret -> answers.add(store.secrets().findSecret(owner, secret)));
    for (FormPlace.Kind kind : FormPlace.Kind.values()) {
      answers.add(store.forms().page(owner, kind, Optional.empty(), ALL));
    }
    return answers;
  }

  /** Newest first; those that ended at one time stand in any order (g02). */
  private List<Plain.Unordered> runs() {
    return store.jobLogs().before(owner, Long.MAX_VALUE, ALL).stream()
        .collect(
            Collectors.groupingBy(JobLogEntry::endedAt, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(Plain.Unordered::new)
        .toList();
  }

  private void source(CalendarId calendar) {
    answers.add(store.sources().calendarState(owner, calendar));
    answers.add(store.sources().itemsAfter(owner, calendar, "", ALL));
    answers.add(store.quarantine().page(owner, calendar, "", ALL));
    answers.add(store.sources().changedSince(owner, calendar, 0, ALL));
    answers.add(store.channels().channels(owner, calendar));
    answers.add(store.originEdits().openOriginEdits(owner, calendar, ALL));
    answers.add(store.originEdits().untilOriginEditDue(owner, calendar));
    EVENTS.forEach(uid -> answers.add(store.originEdits().originEdit(owner, calendar, uid)));
  }

  private void target(CalendarId calendar) {
    answers.add(store.targets().untilDue(owner, calendar));
    answers.add(new Plain.Unordered(store.targets().openAttempts(owner, calendar, ALL)));
  }

  private void edge(EdgeId edge) {
    answers.add(store.targets().edgeState(owner, edge));
    answers.add(store.targets().page(owner, edge, Optional.empty(), ALL));
    answers.add(new Plain.Unordered(store.pins().pinned(owner, edge, EVENTS)));
    SOURCES.forEach(
        source -> answers.add(store.targets().tally(owner, edge, source, Duration.ofMinutes(40))));
  }
}
