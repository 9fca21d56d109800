package dev.calsync.test;

import dev.calsync.connector.RemoteId;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.FormPlace;
import dev.calsync.store.ItemState;
import dev.calsync.store.KeptForm;
import dev.calsync.store.QuarantinedItem;
import dev.calsync.store.SourceItem;
import dev.calsync.store.SourceItem.Quarantine;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The objects of one calendar, by id; and their ids by event and by lineage. */
final class ItemTable {

  private final TreeMap<String, SourceItem> items = new TreeMap<>();
  private final TreeMap<String, Instant> quarantinedSince = new TreeMap<>();
  private final Groups<String> byEvent = new Groups<>();
  private final Groups<FormHash> byLineage = new Groups<>();

  ItemTable copy() {
    ItemTable copy = new ItemTable();
    items.values().forEach(copy::index);
    copy.quarantinedSince.putAll(quarantinedSince);
    return copy;
  }

  void put(SourceItem item, Instant now) {
    String id = item.id().value();
    Instant since = quarantinedSince.getOrDefault(id, now);
    remove(id);
    index(item);
    if (item.state() == ItemState.QUARANTINED) {
      quarantinedSince.put(id, since);
    }
  }

  private void index(SourceItem item) {
    String id = item.id().value();
    items.put(id, item);
    item.event().ifPresent(uid -> byEvent.add(uid, id));
    lineageOf(item).ifPresent(lineage -> byLineage.add(lineage, id));
  }

  void remove(String id) {
    quarantinedSince.remove(id);
    SourceItem old = items.remove(id);
    if (old != null) {
      old.event().ifPresent(uid -> byEvent.remove(uid, id));
      lineageOf(old).ifPresent(lineage -> byLineage.remove(lineage, id));
    }
  }

  Map<RemoteId, SourceItem> find(Collection<RemoteId> ids) {
    Map<RemoteId, SourceItem> found = new TreeMap<>();
    ids.forEach(
        id -> Optional.ofNullable(items.get(id.value())).ifPresent(item -> found.put(id, item)));
    return found;
  }

  List<SourceItem> after(String id, int limit) {
    return items.tailMap(id, false).values().stream().limit(limit).toList();
  }

  List<SourceItem> ofEvents(Collection<String> uids) {
    return sorted(uids.stream().flatMap(byEvent::stream));
  }

  List<SourceItem> managed(Collection<FormHash> lineages) {
    return sorted(lineages.stream().flatMap(byLineage::stream));
  }

  Map<ItemState, Long> count() {
    Map<ItemState, Long> counts = new EnumMap<>(ItemState.class);
    items.values().forEach(item -> counts.merge(item.state(), 1L, Long::sum));
    return counts;
  }

  List<QuarantinedItem> quarantined(String after, int limit) {
    return quarantinedSince.tailMap(after, false).entrySet().stream()
        .limit(limit)
        .map(it -> quarantined(it.getKey(), it.getValue()))
        .toList();
  }

  private QuarantinedItem quarantined(String id, Instant since) {
    SourceItem item = Objects.requireNonNull(items.get(id));
    return new QuarantinedItem(
        item.id(),
        item.uid(),
        item.quarantine().map(Quarantine::code).orElse(""),
        item.quarantine().map(Quarantine::where).orElse(""),
        since);
  }

  int forgetQuarantined() {
    List<SourceItem> quarantined =
        items.values().stream().filter(it -> it.state() == ItemState.QUARANTINED).toList();
    quarantined.forEach(item -> items.put(item.id().value(), unread(item)));
    return quarantined.size();
  }

  Stream<KeptForm> forms(String calendar) {
    return items.values().stream()
        .filter(item -> item.state() == ItemState.QUARANTINED)
        .flatMap(
            item ->
                item.quarantine().stream()
                    .map(why -> new KeptForm(place(calendar, item), why.raw())));
  }

  private static FormPlace place(String calendar, SourceItem item) {
    return new FormPlace(FormPlace.Kind.ITEM, calendar, item.id().value(), "");
  }

  /** The same content in other bytes. */
  void keep(String id, FormBytes raw) {
    items.computeIfPresent(id, (any, item) -> item.withRaw(raw));
  }

  private List<SourceItem> sorted(Stream<String> ids) {
    return new TreeSet<>(ids.toList()).stream().map(items::get).toList();
  }

  private static Optional<FormHash> lineageOf(SourceItem item) {
    return item.state() == ItemState.MANAGED ? item.lineage() : Optional.empty();
  }

  private static SourceItem unread(SourceItem item) {
    return new SourceItem(
        item.id(),
        item.uid(),
        item.event(),
        item.slot(),
        item.version(),
        FormHash.ABSENT,
        item.state(),
        item.mark(),
        item.lineage(),
        item.quarantine(),
        item.changedAt());
  }
}
