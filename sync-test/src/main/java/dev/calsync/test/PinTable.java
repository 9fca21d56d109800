package dev.calsync.test;

import dev.calsync.calendar.EdgeId;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.PinStore.Pinned;
import dev.calsync.store.RunPin;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One owner's pinned mirrors, each under one pin. */
final class PinTable {

  private final Map<MirrorKey, Kept> mirrors = new TreeMap<>(MirrorTable.BY_KEY);

  private record Kept(HoldId pin, String run, Instant at) {}

  PinTable copy() {
    PinTable copy = new PinTable();
    copy.mirrors.putAll(mirrors);
    return copy;
  }

  boolean isPinned(MirrorKey mirror) {
    return mirrors.containsKey(mirror);
  }

  void put(MirrorKey mirror, RunPin pin, Instant now) {
    mirrors.put(mirror, new Kept(pin.id(), pin.run(), now));
  }

  void forget(MirrorKey mirror) {
    mirrors.remove(mirror);
  }

  /** The edges whose mirrors were pinned. */
  Set<EdgeId> release(HoldId pin) {
    Predicate<Kept> under = it -> it.pin().equals(pin);
    Set<EdgeId> edges =
        mirrors.entrySet().stream()
            .filter(each -> under.test(each.getValue()))
            .map(each -> each.getKey().edge())
            .collect(Collectors.toUnmodifiableSet());
    mirrors.values().removeIf(under);
    return edges;
  }

  Set<MirrorKey> of(EdgeId edge, Collection<String> uids) {
    return mirrors.keySet().stream()
        .filter(key -> key.edge().equals(edge) && uids.contains(key.uid()))
        .collect(Collectors.toUnmodifiableSet());
  }

  List<Pinned> pins() {
    Map<HoldId, List<Kept>> byPin =
        mirrors.values().stream().collect(Collectors.groupingBy(Kept::pin));
    return byPin.values().stream()
        .map(PinTable::pinned)
        .sorted(Comparator.comparing(Pinned::pinnedAt).thenComparing(it -> it.id().value()))
        .toList();
  }

  private static Pinned pinned(List<Kept> mirrors) {
    Kept first = mirrors.stream().min(Comparator.comparing(Kept::at)).orElseThrow();
    return new Pinned(first.pin(), first.run(), first.at(), mirrors.size());
  }
}
