package dev.calsync.engine.intake;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.canonical.SeriesFold;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.mirror.Recognition;
import dev.calsync.event.EventBody;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.Evidence;
import dev.calsync.store.FormBytes;
import dev.calsync.store.ItemState;
import dev.calsync.store.PageCommit;
import dev.calsync.store.SourceItem;
import dev.calsync.store.SyncStore;
import java.util.ArrayList;
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

  PageIntake(SyncStore store, MirrorNames names) {
    this.store = store;
    this.names = names;
    this.recognition = new Recognition(names);
  }

  /**
   * Commits parts.
   *
   * @return how many origin events were among them
   */
  long commit(PassScope scope, List<SourcePart> parts, Optional<Continuation> next) {
    KnownPage known = KnownPage.load(store, recognition, scope, parts);
    PageDraft draft = new PageDraft();
    PartReading reading = new PartReading(recognition, names, scope, known, draft);
    for (SourcePart part : parts) {
      scope.seen().add(part.id());
      reading.read(part);
    }
    if (!draft.isEmpty() || next.isPresent()) {
      commit(scope, draft, next);
    }
    if (!draft.observations.isEmpty()) {
      int taken = store.mirrors().noteObserved(scope.lease(), draft.observations, draft.drift);
      scope.slice().count("drifted", taken);
    }
    scope.slice().count("read", parts.size());
    scope.slice().count("unchanged", draft.unchanged);
    scope.slice().count("quarantined", draft.quarantined);
    return draft.origins;
  }

  private void commit(PassScope scope, PageDraft draft, Optional<Continuation> next) {
    Set<String> touched = new LinkedHashSet<>(draft.partsByEvent.keySet());
    touched.addAll(draft.goneByEvent.keySet());
    Map<String, CanonicalRow> rows =
        touched.isEmpty() ? Map.of() : store.sources().events(scope.owner(), scope.id(), touched);
    List<CanonicalWrite> writes = new ArrayList<>();
    draft.partsByEvent.forEach(
        (event, parts) ->
            guarded(scope, draft, event, Optional.ofNullable(rows.get(event)), parts)
                .ifPresent(writes::add));
    deletions(scope, draft, rows, writes);
    store
        .intake()
        .commitPage(
            scope.lease(),
            new PageCommit(
                scope.id(), scope.pass(), draft.items, draft.removed, writes, draft.journal, next));
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
    } catch (RuntimeException | StackOverflowError poison) {
      String where = poison.getClass().getSimpleName();
      draft.quarantine(event, new SourceItem.Quarantine("NOT_FOLDED", where, FormBytes.NONE));
      draft.journal.add(
          scope.line("ITEM_QUARANTINED", event, "NOT_FOLDED", Map.of("where", where)));
      return Optional.empty();
    }
  }

  private Optional<CanonicalWrite> upsert(
      PassScope scope,
      PageDraft draft,
      String event,
      Optional<CanonicalRow> row,
      List<SourcePart> parts) {
    Optional<EventBody> body =
        row.filter(CanonicalRow::live).map(live -> BodyForm.decode(live.body()));
    for (SourcePart part : parts) {
      body = SeriesFold.fold(body, part);
    }
    if (body.isEmpty()) {
      return Optional.empty();
    }
    FormBytes bytes = BodyForm.encode(body.get());
    if (row.filter(CanonicalRow::live).filter(live -> live.body().equals(bytes)).isPresent()) {
      return Optional.empty();
    }
    String action =
        row.isEmpty() ? "EVENT_ADDED" : row.get().live() ? "EVENT_CHANGED" : "EVENT_RETURNED";
    draft.journal.add(scope.line(action, event, "READ", Map.of()));
    return Optional.of(
        new CanonicalWrite(
            event, row.map(CanonicalRow::version).orElse(0L), bytes, Optional.empty()));
  }

  /** A tombstone ends an event once no other object of it is left. */
  private void deletions(
      PassScope scope,
      PageDraft draft,
      Map<String, CanonicalRow> rows,
      List<CanonicalWrite> writes) {
    if (draft.goneByEvent.isEmpty()) {
      return;
    }
    Set<RemoteId> removed = Set.copyOf(draft.removed);
    Set<String> alive = new LinkedHashSet<>(draft.partsByEvent.keySet());
    for (SourceItem item :
        store.sources().itemsOf(scope.owner(), scope.id(), draft.goneByEvent.keySet())) {
      if (item.state() == ItemState.LIVE && !removed.contains(item.id())) {
        item.event().ifPresent(alive::add);
      }
    }
    for (String event : draft.goneByEvent.keySet()) {
      CanonicalRow row = rows.get(event);
      if (row != null && row.live() && !alive.contains(event)) {
        Evidence evidence = new Evidence(Evidence.Kind.TOMBSTONE, scope.pass().id());
        writes.add(new CanonicalWrite(event, row.version(), row.body(), Optional.of(evidence)));
        draft.journal.add(scope.line("EVENT_DELETED", event, "TOMBSTONE", Map.of()));
      }
    }
  }
}
