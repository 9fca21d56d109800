package dev.calsync.engine.intake;

import dev.calsync.calendar.ReadSupport.Tells;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.canonical.Bounds;
import dev.calsync.engine.canonical.MovedSlots;
import dev.calsync.engine.canonical.SeriesFold;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.mirror.Recognition;
import dev.calsync.engine.override.OverrideNotes;
import dev.calsync.event.EventBody;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.Slot;
import dev.calsync.failure.StoreException;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.Evidence;
import dev.calsync.store.FormBytes;
import dev.calsync.store.ItemState;
import dev.calsync.store.PageCommit;
import dev.calsync.store.SourceItem;
import dev.calsync.store.SyncStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Commits the parts of a page: effects, journal and continuation in one transaction (INV-6). */
final class PageIntake {

  private final SyncStore store;
  private final MirrorNames names;
  private final Recognition recognition;
  private final Optional<SeriesExpander> expander;
  private final RewriteWatch rewrites;
  private final BusyTimes times;
  private final SeriesNames series;
  private final Orphans orphans;

  PageIntake(SyncStore store, MirrorNames names, Directory directory, Occurrences occurrences) {
    this.store = store;
    this.names = names;
    this.expander = occurrences.expander();
    this.rewrites = new RewriteWatch(directory, occurrences);
    this.times = new BusyTimes(store, occurrences);
    this.series = new SeriesNames(store);
    this.orphans = new Orphans(store);
    this.recognition = new Recognition(names);
  }

  /**
   * Commits parts.
   *
   * @return how many origin events were among them
   */
  long commit(PassScope scope, List<SourcePart> page, Optional<Continuation> next) {
    BusyTimes.Named named = times.named(scope.owner(), scope.calendar(), page);
    named.alive().forEach(scope.seen()::add);
    List<SourcePart> parts = series.named(scope, named.parts());
    KnownPage known = KnownPage.load(store, recognition, scope, parts);
    PageDraft draft = new PageDraft(new OverrideNotes(names, scope.slice().runId()));
    PartReading reading = new PartReading(recognition, names, scope, known, draft);
    for (SourcePart part : parts) {
      scope.seen().add(part.id());
      reading.read(part);
    }
    draft.turned.stream()
        .flatMap(turned -> scope.access().overridesOf(turned).stream())
        .forEach(reading::read);
    draft.journal.addAll(rewrites.look(scope, parts, known));
    // Drift first: what the page remembers of a mirror says that its drift was noted.
    if (!draft.observations.isEmpty()) {
      int taken = store.mirrors().noteObserved(scope.lease(), draft.observations, draft.drift);
      scope.slice().count("drifted", taken);
      draft.unsettled |= taken < draft.observations.size();
    }
    if (!draft.overrides.isEmpty()) {
      boolean lost =
          !scope.calendar().capabilities().series().allows(SeriesSupport.Limit.RETURN_OF_SLOTS);
      OverrideNotes.Taken noted = draft.overrides.commit(store, scope.lease(), lost);
      scope.slice().count("drifted", noted.taken());
      draft.unsettled |= noted.isPartial();
    }
    if (draft.unsettled) {
      scope.open().unsettled();
    }
    if (!draft.isEmpty() || next.isPresent()) {
      commit(scope, draft, next);
    }
    scope.slice().count("read", parts.size());
    scope.slice().count("unchanged", draft.unchanged);
    scope.slice().count("older", draft.older);
    scope.slice().count("quarantined", draft.quarantined);
    return draft.origins + named.alive().size();
  }

  /** Ends a pass that leaves nothing to delete. */
  void end(PassScope scope, Optional<Cursor> cursor) {
    PageCommit nothing =
        new PageCommit(
            scope.id(), scope.pass(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
    store.intake().stageUnseen(scope.lease(), nothing, true, scope.open().cursor(cursor));
  }

  private void commit(PassScope scope, PageDraft draft, Optional<Continuation> next) {
    Set<String> touched = new LinkedHashSet<>(draft.partsByEvent.keySet());
    touched.addAll(draft.goneByEvent.keySet());
    Map<String, CanonicalRow> rows =
        touched.isEmpty() ? Map.of() : store.sources().events(scope.owner(), scope.id(), touched);
    List<CanonicalWrite> writes = new ArrayList<>();
    Map<String, List<SourcePart>> again = orphans.of(scope, draft, rows);
    draft.partsByEvent.forEach(
        (event, parts) ->
            guarded(
                    scope,
                    draft,
                    event,
                    Optional.ofNullable(rows.get(event)),
                    Orphans.inOrder(parts, again.getOrDefault(event, List.of())))
                .ifPresent(writes::add));
    deletions(scope, draft, rows, writes);
    ruled(scope, draft, rows, writes);
    store
        .intake()
        .commitPage(
            scope.lease(),
            new PageCommit(
                scope.id(), scope.pass(), draft.items, draft.removed, writes, draft.journal, next));
    scope.slice().count("changed", writes.size());
  }

  /** An event that cannot be folded stops only itself (INV-19). */
  private Optional<CanonicalWrite> guarded(
      PassScope scope,
      PageDraft draft,
      String event,
      Optional<CanonicalRow> row,
      List<SourcePart> parts) {
    try {
      return upsert(scope, draft, event, row, parts);
    } catch (StoreException unreadable) {
      return quarantined(scope, draft, event, unreadable.code(), "what was known of it");
    } catch (RuntimeException | StackOverflowError poison) {
      return quarantined(scope, draft, event, "NOT_FOLDED", poison.getClass().getSimpleName());
    }
  }

  private static Optional<CanonicalWrite> quarantined(
      PassScope scope, PageDraft draft, String event, String code, String where) {
    draft.quarantine(event, new SourceItem.Quarantine(code, where, FormBytes.NONE));
    draft.journal.add(scope.line("ITEM_QUARANTINED", event, code, Map.of("where", where)));
    return Optional.empty();
  }

  /** What is read whole needs nothing of what was known, not even that it can be read. */
  private Optional<CanonicalWrite> upsert(
      PassScope scope,
      PageDraft draft,
      String event,
      Optional<CanonicalRow> row,
      List<SourcePart> parts) {
    Optional<EventBody> body =
        parts.get(0) instanceof SourcePart.Whole
            ? Optional.empty()
            : row.filter(CanonicalRow::live).map(live -> BodyForm.decode(live.body()));
    for (SourcePart part : parts) {
      body = SeriesFold.fold(body, part);
    }
    List<Slot> ruled = draft.ruledByEvent.getOrDefault(event, List.of());
    body = body.map(read -> AsRuled.of(read, ruled, parts));
    if (body.isEmpty()) {
      return Optional.empty();
    }
    EventBody settled = MovedSlots.settled(told(scope, row, body.get()), expander);
    FormBytes bytes = BodyForm.encode(settled);
    Optional<String> meeting = meeting(parts);
    if (row.filter(live -> shows(live, bytes, meeting)).isPresent()) {
      return Optional.empty();
    }
    String action =
        row.isEmpty() ? "EVENT_ADDED" : row.get().live() ? "EVENT_CHANGED" : "EVENT_RETURNED";
    draft.journal.add(scope.line(action, event, "READ", Map.of()));
    return Optional.of(
        new CanonicalWrite(
            event,
            row.map(CanonicalRow::version).orElse(0L),
            bytes,
            Optional.empty(),
            Optional.of(Bounds.of(settled)),
            meeting));
  }

  private static EventBody told(PassScope scope, Optional<CanonicalRow> row, EventBody read) {
    return scope.tells() == Tells.EVENTS
        ? read
        : KnownDetails.kept(
            row.filter(CanonicalRow::live).map(live -> BodyForm.decode(live.body())), read);
  }

  private static boolean shows(CanonicalRow row, FormBytes body, Optional<String> meeting) {
    return row.live() && row.body().equals(body) && row.meeting().equals(meeting);
  }

  private Optional<String> meeting(List<SourcePart> parts) {
    return parts.stream()
        .flatMap(part -> part.names().stream())
        .map(SourceObject::uid)
        .findFirst()
        .flatMap(names::meeting);
  }

  /** Of these events the page showed no more than that some occurrences are as ever. */
  private static void ruled(
      PassScope scope,
      PageDraft draft,
      Map<String, CanonicalRow> rows,
      List<CanonicalWrite> writes) {
    Set<String> written = new HashSet<>(draft.partsByEvent.keySet());
    writes.forEach(write -> written.add(write.uid()));
    draft.ruledByEvent.forEach(
        (event, slots) -> {
          CanonicalRow row = rows.get(event);
          if (row != null && row.live() && !written.contains(event)) {
            AsRuled.write(row, slots)
                .ifPresent(
                    write -> {
                      writes.add(write);
                      draft.journal.add(scope.line("EVENT_CHANGED", event, "READ", Map.of()));
                    });
          }
        });
  }

  /** An event ends once no object of it is left: a tombstone came, or it is another event now. */
  private void deletions(
      PassScope scope,
      PageDraft draft,
      Map<String, CanonicalRow> rows,
      List<CanonicalWrite> writes) {
    if (draft.goneByEvent.isEmpty()) {
      return;
    }
    Set<RemoteId> rewritten = new HashSet<>(draft.removed);
    Set<String> alive = new HashSet<>(draft.partsByEvent.keySet());
    for (SourceItem item : draft.items) {
      rewritten.add(item.id());
      item.event().ifPresent(alive::add);
    }
    for (SourceItem item :
        store.sources().itemsOf(scope.owner(), scope.id(), draft.goneByEvent.keySet())) {
      if (item.state() == ItemState.LIVE && !rewritten.contains(item.id())) {
        item.event().ifPresent(alive::add);
      }
    }
    for (String event : draft.goneByEvent.keySet()) {
      CanonicalRow row = rows.get(event);
      if (row != null && row.live() && !alive.contains(event)) {
        Evidence evidence = new Evidence(Evidence.Kind.TOMBSTONE, scope.pass().id());
        writes.add(CanonicalWrite.deletion(row, evidence));
        draft.journal.add(scope.line("EVENT_DELETED", event, "TOMBSTONE", Map.of()));
      }
    }
  }
}
