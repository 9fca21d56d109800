package dev.calsync.engine.override;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.event.Slot;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorQueries;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All parts of some mirrors: of a series its overrides, of an override its series.
 *
 * @param rows by key
 */
public record Family(Map<MirrorKey, MirrorRow> rows) {

  /** Of calendars in which nothing is part of anything. */
  public static final Family NONE = new Family(Map.of());

  private static final int QUESTION = 1_000;

  /** All parts of the mirrors that these rows belong to. */
  public static Family of(MirrorQueries store, OwnerId owner, Collection<MirrorRow> some) {
    Map<EdgeId, Set<String>> wanted = new LinkedHashMap<>();
    some.forEach(
        row ->
            wanted
                .computeIfAbsent(row.key().edge(), any -> new LinkedHashSet<>())
                .add(row.key().uid()));
    Map<MirrorKey, MirrorRow> rows = new HashMap<>();
    wanted.forEach(
        (edge, uids) -> {
          List<String> all = List.copyOf(uids);
          for (int from = 0; from < all.size(); from += QUESTION) {
            List<String> few = all.subList(from, Math.min(from + QUESTION, all.size()));
            store.ofEvents(owner, edge, few).forEach(row -> rows.put(row.key(), row));
          }
        });
    return new Family(rows);
  }

  /** The series of an override. */
  public Optional<MirrorRow> seriesOf(MirrorRow override) {
    return Optional.of(override.key().part())
        .filter(Part::isOverride)
        .flatMap(Part::parent)
        .map(part -> sibling(override, part))
        .map(rows::get);
  }

  /** The row of one override of a series. */
  public Optional<MirrorRow> override(MirrorRow series, Slot slot) {
    Part part = Part.override(series.key().part(), slot);
    return Optional.ofNullable(rows.get(sibling(series, part)));
  }

  /** The rows of all overrides of a series. */
  public List<MirrorRow> overridesOf(MirrorRow series) {
    return rows.values().stream()
        .filter(row -> row.key().part().isOverride())
        .filter(row -> sibling(row, row.key().part().parent().orElseThrow()).equals(series.key()))
        .toList();
  }

  private static MirrorKey sibling(MirrorRow row, Part part) {
    return new MirrorKey(row.key().edge(), row.key().uid(), part);
  }
}
