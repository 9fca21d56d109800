package dev.calsync.engine.projection;

import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.store.Part;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The parts that a mirror has. What left the window is kept, and kept in step with its event: an
 * old mirror must not go on showing what its owner made private since (R-C11, SEM-19).
 *
 * @param parts when each takes place, where that is known
 * @param removed the slots of a native series that its target has removed and cannot bring back
 * @param firstSlots with which slot each begins that is a series at the target; also of a mirror
 *     that was found there and is no part yet (SEM-9, R-F5)
 */
public record Known(
    Map<Part, Optional<TimeRange>> parts,
    Map<Part, Set<Slot>> removed,
    Map<Part, Slot> firstSlots) {

  /** No parts. */
  public static final Known NOTHING = new Known(Map.of(), Map.of(), Map.of());

  /** Copies the maps. */
  public Known {
    parts = Map.copyOf(parts);
    removed = Map.copyOf(removed);
    firstSlots = Map.copyOf(firstSlots);
  }

  boolean has(Part part) {
    return parts.containsKey(part);
  }

  /** Whether the mirror has more than single occurrences. */
  boolean hasSeries() {
    return parts.keySet().stream().anyMatch(Part::isSeries);
  }

  /** The changed occurrences of a native series that are objects of their own. */
  Stream<Slot> overridesOf(Part series) {
    return parts.keySet().stream()
        .filter(part -> part.kind() == Part.Kind.OVERRIDE)
        .filter(part -> part.parent().filter(series::equals).isPresent())
        .map(Part::slot);
  }

  Set<Slot> removedFrom(Part series) {
    return removed.getOrDefault(series, Set.of());
  }

  /** The slot that a series begins with at the target. */
  Optional<Slot> firstSlot(Part part) {
    return Optional.ofNullable(firstSlots.get(part));
  }

  /**
   * A range, stretched over all known single occurrences: also over those that begin where they
   * end, which no range that ends there would have in it.
   */
  TimeRange stretch(TimeRange range) {
    Instant from = range.from();
    Instant to = range.to();
    for (TimeRange extent : slots()) {
      Instant end = extent.to().equals(extent.from()) ? extent.to().plusNanos(1) : extent.to();
      from = extent.from().isBefore(from) ? extent.from() : from;
      to = end.isAfter(to) ? end : to;
    }
    return new TimeRange(from, to);
  }

  private Collection<TimeRange> slots() {
    return parts.entrySet().stream()
        .filter(entry -> entry.getKey().kind() == Part.Kind.SLOT)
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }
}
