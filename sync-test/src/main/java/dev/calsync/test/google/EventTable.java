package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The events of a calendar, deleted ones too, in every version that a listing may still show. */
final class EventTable {

  private static final long FIRST_ETAG = 3_400_000_000_000_000L;

  private final Changes changes;
  private final Map<String, List<Version>> versions = new LinkedHashMap<>();

  private final Map<String, Set<String>> byUid = new HashMap<>();
  private final Map<String, Set<String>> byMaster = new HashMap<>();

  EventTable(Changes changes) {
    this.changes = changes;
  }

  Optional<Version> find(String id) {
    return Optional.ofNullable(versions.get(id)).map(EventTable::newest);
  }

  List<Version> all() {
    return versions.values().stream().map(EventTable::newest).toList();
  }

  /** Single events and series of a UID, the first one first, deleted ones too. */
  List<Version> ofUid(String uid) {
    return named(byUid, uid).filter(it -> !it.isException()).toList();
  }

  /** Changed, moved and cancelled occurrences of a series, as long as they belong to it. */
  List<Version> exceptionsOf(String master) {
    return named(byMaster, master).filter(it -> !it.dropped()).toList();
  }

  private Stream<Version> named(Map<String, Set<String>> index, String name) {
    return index.getOrDefault(name, Set.of()).stream().flatMap(id -> find(id).stream());
  }

  /** What a listing shows, the least lately changed first. */
  List<Version> shown(Instant now) {
    return versions.values().stream()
        .flatMap(
            of ->
                of.stream().filter(it -> !it.seenFrom().isAfter(now)).reduce((a, b) -> b).stream())
        .sorted(Comparator.comparingLong(Version::changed))
        .toList();
  }

  /** Up to which change a listing shows everything. */
  long shownUpTo(Instant now) {
    return versions.values().stream()
        .flatMap(List::stream)
        .filter(it -> it.seenFrom().isAfter(now))
        .mapToLong(it -> it.changed() - 1)
        .min()
        .orElseGet(changes::last);
  }

  Version write(ObjectNode json) {
    return write(json, false);
  }

  void drop(Version version) {
    write(version.json().deepCopy().put("status", "cancelled"), true);
  }

  private Version write(ObjectNode json, boolean dropped) {
    long number = changes.next();
    Instant now = changes.now();
    json.put("etag", "\"" + (FIRST_ETAG + 2 * number) + "\"");
    json.put("updated", Changes.text(now));
    Version version = new Version(number, now.plus(changes.lag()), dropped, json);
    List<Version> all = versions.computeIfAbsent(version.id(), any -> new ArrayList<>());
    while (all.size() > 1 && !all.get(1).seenFrom().isAfter(now)) {
      all.remove(0);
    }
    all.add(version);
    byUid.computeIfAbsent(version.uid(), any -> new LinkedHashSet<>()).add(version.id());
    byMaster.computeIfAbsent(version.master(), any -> new LinkedHashSet<>()).add(version.id());
    return version;
  }

  private static Version newest(List<Version> all) {
    return all.get(all.size() - 1);
  }
}
