package dev.calsync.engine.intake;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.store.SourceItem;
import dev.calsync.store.SyncStore;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Some providers tell of a cancelled occurrence no more than which series it belonged to. Its event
 * is that of the series: on the same page, or known from an earlier one, or asked for.
 */
final class SeriesNames {

  /** As many as a connector fetches in one call. */
  private static final int MOST_AT_ONCE = 50;

  private final SyncStore store;

  SeriesNames(SyncStore store) {
    this.store = store;
  }

  /** The same parts, each under the UID of its series. */
  List<SourcePart> named(PassScope scope, List<SourcePart> page) {
    Set<RemoteId> nameless = new LinkedHashSet<>();
    page.forEach(part -> namelessSeries(part).ifPresent(nameless::add));
    if (nameless.isEmpty()) {
      return page;
    }
    Map<RemoteId, String> uids = new HashMap<>();
    page.forEach(part -> note(part, nameless, uids));
    known(scope, nameless).forEach(uids::putIfAbsent);
    List<RemoteId> unknown = nameless.stream().filter(id -> !uids.containsKey(id)).toList();
    for (int from = 0; from < unknown.size(); from += MOST_AT_ONCE) {
      scope
          .access()
          .fetch(unknown.subList(from, Math.min(from + MOST_AT_ONCE, unknown.size())))
          .forEach(part -> note(part, nameless, uids));
    }
    return page.stream().map(part -> named(part, uids)).toList();
  }

  private static Optional<RemoteId> namelessSeries(SourcePart part) {
    return part instanceof SourcePart.CancelledSlot removed && removed.object().uid().isEmpty()
        ? removed.series()
        : Optional.empty();
  }

  private static void note(SourcePart part, Set<RemoteId> wanted, Map<RemoteId, String> uids) {
    part.names()
        .filter(names -> wanted.contains(names.id()) && !names.uid().isEmpty())
        .ifPresent(names -> uids.put(names.id(), names.uid()));
  }

  private Map<RemoteId, String> known(PassScope scope, Set<RemoteId> series) {
    Map<RemoteId, String> uids = new HashMap<>();
    for (SourceItem item : store.sources().items(scope.owner(), scope.id(), series).values()) {
      if (!item.uid().isEmpty()) {
        uids.put(item.id(), item.uid());
      }
    }
    return uids;
  }

  private static SourcePart named(SourcePart part, Map<RemoteId, String> uids) {
    Optional<String> uid =
        namelessSeries(part).flatMap(series -> Optional.ofNullable(uids.get(series)));
    return uid.isPresent() && part instanceof SourcePart.CancelledSlot removed
        ? new SourcePart.CancelledSlot(
            named(removed.object(), uid.get()), removed.series(), removed.slot())
        : part;
  }

  private static SourceObject named(SourceObject object, String uid) {
    return new SourceObject(object.id(), uid, object.version(), object.mark(), object.changedAt());
  }
}
