package dev.calsync.engine.intake;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.failure.StoreException;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.ItemState;
import dev.calsync.store.SourceItem;
import dev.calsync.store.SyncStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Occurrences that were read before their series was, and wait for it (FLT-28, SEM-39). No provider
 * promises an order: when the series comes, they are read again, and fall into their place.
 */
final class Orphans {

  private final SyncStore store;

  Orphans(SyncStore store) {
    this.store = store;
  }

  /** What is read again of the series that a page brought for the first time, by event. */
  Map<String, List<SourcePart>> of(
      PassScope scope, PageDraft draft, Map<String, CanonicalRow> rows) {
    Map<String, RemoteId> fresh = new HashMap<>();
    Set<RemoteId> read = new HashSet<>();
    draft.partsByEvent.forEach(
        (event, parts) -> {
          parts.forEach(part -> read.add(part.id()));
          parts.stream()
              .filter(SourcePart.Master.class::isInstance)
              .filter(any -> !isSeries(Optional.ofNullable(rows.get(event))))
              .forEach(master -> fresh.put(event, master.id()));
        });
    if (fresh.isEmpty()) {
      return Map.of();
    }
    Set<String> waiting = new HashSet<>();
    for (SourceItem item : store.sources().itemsOf(scope.owner(), scope.id(), fresh.keySet())) {
      if (item.state() == ItemState.LIVE && item.slot().isPresent() && !read.contains(item.id())) {
        item.event().ifPresent(waiting::add);
      }
    }
    Map<String, List<SourcePart>> again = new HashMap<>();
    fresh.forEach(
        (event, series) -> {
          if (waiting.contains(event)) {
            again.put(event, scope.access().overridesOf(series));
          }
        });
    return again;
  }

  private static boolean isSeries(Optional<CanonicalRow> row) {
    try {
      return row.filter(CanonicalRow::live)
          .filter(live -> BodyForm.decode(live.body()).isSeries())
          .isPresent();
    } catch (StoreException unreadable) {
      return false;
    }
  }

  /** A series before its occurrences, in whatever order they came. */
  static List<SourcePart> inOrder(List<SourcePart> parts, List<SourcePart> again) {
    List<SourcePart> ordered = new ArrayList<>();
    parts.stream().filter(part -> !isOccurrence(part)).forEach(ordered::add);
    ordered.addAll(again);
    parts.stream().filter(Orphans::isOccurrence).forEach(ordered::add);
    return ordered;
  }

  private static boolean isOccurrence(SourcePart part) {
    return part instanceof SourcePart.Changed || part instanceof SourcePart.CancelledSlot;
  }
}
