package dev.calsync.engine.intake;

import dev.calsync.connector.Coverage;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.RemoteId;
import dev.calsync.engine.canonical.Bounds;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.override.Family;
import dev.calsync.engine.override.OverrideNotes;
import dev.calsync.engine.override.SeriesReading;
import dev.calsync.engine.override.SeriesRow;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.StoreException;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.Evidence;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Observation;
import dev.calsync.store.PageCommit;
import dev.calsync.store.Settlement;
import dev.calsync.store.SourceItem;
import dev.calsync.store.SyncStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a complete listing did not show: origins that are gone, by absence, citing the pass
 * (INV-12); and mirrors that somebody deleted at the target. The cursor is stored with the last
 * page of it (INV-6).
 */
final class UnseenSweep {

  private static final int PAGE = 500;

  private final SyncStore store;
  private final Directory directory;
  private final MirrorNames names;

  UnseenSweep(SyncStore store, Directory directory, MirrorNames names) {
    this.store = store;
    this.directory = directory;
    this.names = names;
  }

  void run(PassScope scope, Coverage coverage, Optional<Cursor> cursor) {
    for (EdgeRecord edge : directory.edgesTo(scope.owner(), scope.id())) {
      mirrors(scope, edge);
    }
    Optional<Cursor> end = scope.open().cursor(cursor);
    String after = "";
    boolean more = true;
    while (more) {
      List<SourceItem> page = store.sources().itemsAfter(scope.owner(), scope.id(), after, PAGE);
      more = page.size() == PAGE;
      after = page.isEmpty() ? after : page.get(page.size() - 1).id().value();
      stage(scope, unseen(scope, coverage, page), !more, end);
    }
  }

  private List<SourceItem> unseen(PassScope scope, Coverage coverage, List<SourceItem> page) {
    List<SourceItem> unseen =
        page.stream().filter(item -> !scope.seen().contains(item.id())).toList();
    return coverage.match(
        () -> unseen, range -> inside(scope, range, unseen), () -> List.<SourceItem>of());
  }

  /** The objects whose events take place in a range as a whole: no other listing shows them. */
  private List<SourceItem> inside(PassScope scope, TimeRange range, List<SourceItem> unseen) {
    Set<String> events = new LinkedHashSet<>();
    unseen.forEach(item -> item.event().ifPresent(events::add));
    Map<String, CanonicalRow> rows =
        events.isEmpty() ? Map.of() : store.sources().events(scope.owner(), scope.id(), events);
    return unseen.stream()
        .filter(
            item ->
                item.event()
                    .flatMap(event -> Optional.ofNullable(rows.get(event)))
                    .filter(CanonicalRow::live)
                    .map(row -> isInside(row, range))
                    .orElse(true))
        .toList();
  }

  /** What cannot be read may take place elsewhere: it is not taken for gone. */
  private static boolean isInside(CanonicalRow row, TimeRange range) {
    try {
      return isInside(Bounds.of(BodyForm.decode(row.body())), range);
    } catch (StoreException unreadable) {
      return false;
    }
  }

  private static boolean isInside(TimeRange bounds, TimeRange range) {
    return !bounds.from().isBefore(range.from()) && !bounds.to().isAfter(range.to());
  }

  private void stage(
      PassScope scope, List<SourceItem> unseen, boolean last, Optional<Cursor> cursor) {
    if (unseen.isEmpty() && !last) {
      return;
    }
    Set<String> events = new LinkedHashSet<>();
    unseen.forEach(item -> item.event().ifPresent(events::add));
    List<CanonicalWrite> writes = new ArrayList<>();
    List<JournalLine> journal = new ArrayList<>();
    List<CanonicalRow> gone = gone(scope, events);
    for (CanonicalRow row : gone) {
      Evidence evidence = new Evidence(Evidence.Kind.ABSENCE, scope.pass().id());
      writes.add(CanonicalWrite.deletion(row, evidence));
      journal.add(
          scope.line("EVENT_DELETED", row.uid(), "ABSENCE", Map.of("pass", scope.pass().id())));
    }
    scope.slice().count("gone", writes.size());
    ruled(scope, unseen, gone, writes, journal);
    List<RemoteId> removed = unseen.stream().map(SourceItem::id).toList();
    store
        .intake()
        .stageUnseen(
            scope.lease(),
            new PageCommit(
                scope.id(), scope.pass(), List.of(), removed, writes, journal, Optional.empty()),
            last,
            cursor);
  }

  /** Of these events there is something left, but not all occurrences that were objects. */
  private void ruled(
      PassScope scope,
      List<SourceItem> unseen,
      List<CanonicalRow> gone,
      List<CanonicalWrite> writes,
      List<JournalLine> journal) {
    Map<String, List<Slot>> ruled = new TreeMap<>();
    unseen.forEach(
        item ->
            AsRuled.slotOf(item)
                .ifPresent(
                    slot ->
                        item.event()
                            .ifPresent(
                                event ->
                                    ruled
                                        .computeIfAbsent(event, any -> new ArrayList<>())
                                        .add(slot))));
    gone.forEach(row -> ruled.remove(row.uid()));
    if (ruled.isEmpty()) {
      return;
    }
    for (CanonicalRow row :
        store.sources().events(scope.owner(), scope.id(), ruled.keySet()).values()) {
      Optional<CanonicalWrite> write =
          row.live()
              ? AsRuled.write(row, ruled.getOrDefault(row.uid(), List.of()))
              : Optional.empty();
      write.ifPresent(
          it -> {
            writes.add(it);
            journal.add(scope.line("EVENT_CHANGED", row.uid(), "ABSENCE", Map.of()));
          });
    }
  }

  /** The live events of which no object was listed; a renamed object keeps its event. */
  private List<CanonicalRow> gone(PassScope scope, Set<String> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    Set<String> alive = new HashSet<>();
    for (SourceItem item : store.sources().itemsOf(scope.owner(), scope.id(), events)) {
      if (item.state() != ItemState.MANAGED
          && item.state() != ItemState.COPY
          && scope.seen().contains(item.id())) {
        item.event().ifPresent(alive::add);
      }
    }
    return store.sources().events(scope.owner(), scope.id(), events).values().stream()
        .filter(CanonicalRow::live)
        .filter(row -> !alive.contains(row.uid()))
        .toList();
  }

  private void mirrors(PassScope scope, EdgeRecord edge) {
    Optional<MirrorKey> after = Optional.empty();
    List<MirrorRow> page;
    do {
      page = store.targets().page(scope.owner(), edge.id(), after, PAGE);
      List<MirrorRow> missing = page.stream().filter(row -> isMissing(scope, row)).toList();
      note(scope, missing);
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).key());
    } while (page.size() == PAGE);
  }

  /** What is there by its row, or by the write that is open, and was not listed. */
  private static boolean isMissing(PassScope scope, MirrorRow row) {
    boolean shallBeThere =
        row.key().part().isOverride()
            ? row.remote().isPresent()
            : row.hashes().attempted().map(it -> !it.isAbsent()).orElse(row.remote().isPresent());
    return row.target().equals(scope.id())
        && shallBeThere
        && row.remote().map(MirrorRemote::id).filter(scope.seen()::contains).isEmpty();
  }

  /**
   * A mirror that was written while the listing ran, or that the listing lags behind, is not
   * missing: each is looked up before it is believed (FLT-20). Of one with an open write only its
   * settling tells whether it was deleted, or is not made yet.
   */
  private void note(PassScope scope, List<MirrorRow> missing) {
    if (missing.isEmpty()) {
      return;
    }
    List<MirrorRow> overrides =
        missing.stream().filter(row -> row.key().part().isOverride()).toList();
    noteOverrides(scope, overrides);
    List<Observation> observations = new ArrayList<>();
    List<JournalLine> journal = new ArrayList<>();
    Access access = scope.access();
    Optional<ConnectorException> failure = Optional.empty();
    for (MirrorRow row : missing) {
      if (failure.isPresent() || overrides.contains(row)) {
        continue;
      }
      try {
        if (!isThere(access, row)) {
          addMissing(scope, row, observations, journal);
        }
        access = scope.access().anew();
      } catch (ConnectorException later) {
        failure = Optional.of(later);
      }
    }
    // Another pass goes on from what was found out, so it is kept whatever failed after it.
    take(scope, observations, journal);
    failure.ifPresent(UnseenSweep::fail);
  }

  private static void fail(ConnectorException failure) {
    throw failure;
  }

  private void addMissing(
      PassScope scope, MirrorRow row, List<Observation> observations, List<JournalLine> journal) {
    if (row.hashes().attempted().isPresent()) {
      scope.open().unsettled();
      return;
    }
    observations.add(new Observation(row.key(), row.revision(), nothing(scope, row)));
    journal.add(
        scope.line(
            "MIRROR_DRIFTED",
            row.key().uid(),
            "DELETED_AT_TARGET",
            Map.of("part", row.key().part().text())));
  }

  private void take(PassScope scope, List<Observation> observations, List<JournalLine> journal) {
    int taken =
        observations.isEmpty()
            ? 0
            : store.mirrors().noteObserved(scope.lease(), observations, journal);
    scope.slice().count("drifted", taken);
    if (taken < observations.size()) {
      scope.open().unsettled();
    }
  }

  /** Read again with their series, each series once. */
  private void noteOverrides(PassScope scope, List<MirrorRow> overrides) {
    if (overrides.isEmpty()) {
      return;
    }
    Family family = Family.of(store.targets(), scope.owner(), overrides);
    OverrideNotes notes = new OverrideNotes(names, scope.slice().runId());
    overrides.stream()
        .flatMap(row -> family.seriesOf(row).stream())
        .distinct()
        .forEach(
            series ->
                SeriesReading.of(scope.access(), series)
                    .note(SeriesRow.of(series, scope.slots()), family, notes, "DELETED_AT_TARGET"));
    OverrideNotes.Taken noted = notes.commit(store, scope.lease(), false);
    scope.slice().count("drifted", noted.taken());
    if (noted.isPartial()) {
      scope.open().unsettled();
    }
  }

  private boolean isThere(Access access, MirrorRow row) {
    String id = names.objectId(row.identity().hash());
    return access.find(id, row.remote().map(MirrorRemote::id)).isPresent();
  }

  private Settlement.Found nothing(PassScope scope, MirrorRow row) {
    return new Settlement.Found(
        Optional.empty(),
        FormHash.ABSENT,
        names.again(row.identity(), scope.calendar().capabilities().writes().create()));
  }
}
