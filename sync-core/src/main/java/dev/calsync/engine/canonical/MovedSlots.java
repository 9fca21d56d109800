package dev.calsync.engine.canonical;

import dev.calsync.event.EventBody;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removed and changed occurrences whose names the series has moved away from: a meeting at 10:00
 * moves to 11:00, and its source goes on saying that the one of Monday at 10:00 is cancelled. Such
 * a name means the one slot that the series has on its day; where it has none or several, or
 * another name is of that day, it stays as it is (SEM-38).
 */
public final class MovedSlots {

  private final EventBody series;
  private final Recurrence repeats;
  private final Map<LocalDate, List<Slot>> byDay = new HashMap<>();
  private final Set<Slot> named = new HashSet<>();

  private MovedSlots(EventBody series) {
    this.series = series;
    this.repeats = series.recurrence().orElseThrow();
    exceptions(series).forEach(named::add);
  }

  /**
   * The event with its slots under the names that they have.
   *
   * @param event a series, or any other event
   * @param expander finds slots; where there is none, names stay as they are
   */
  public static EventBody settled(EventBody event, Optional<SeriesExpander> expander) {
    if (event.recurrence().isEmpty() || exceptions(event).findAny().isEmpty()) {
      return event;
    }
    MovedSlots moved = new MovedSlots(event);
    return expander
        .map(slots -> new Grid(event.time().startSlot(), slots))
        .filter(moved::findsSlots)
        .map(found -> moved.settled())
        .orElse(event);
  }

  private static Stream<Slot> exceptions(EventBody event) {
    return Stream.concat(
        event.recurrence().stream().flatMap(repeats -> repeats.removed().stream()),
        event.overrides().stream().map(SeriesOverride::slot));
  }

  /** Answers whether all slots on the days in question were found. */
  private boolean findsSlots(Grid grid) {
    LocalDate first = named.stream().map(Slot::day).min(LocalDate::compareTo).orElseThrow();
    LocalDate last = named.stream().map(Slot::day).max(LocalDate::compareTo).orElseThrow();
    Set<Slot> slots = new HashSet<>(repeats.added());
    slots.add(series.time().startSlot());
    for (RecurrenceRule rule : repeats.rules()) {
      Optional<List<Slot>> found = grid.onDays(rule, first, last);
      if (found.isEmpty()) {
        return false;
      }
      slots.addAll(found.get());
    }
    slots.forEach(slot -> byDay.computeIfAbsent(slot.day(), any -> new ArrayList<>()).add(slot));
    return true;
  }

  private EventBody settled() {
    return new EventBody(
        series.time(),
        series.details(),
        Optional.of(new Recurrence(repeats.rules(), repeats.added(), settled(repeats.removed()))),
        series.overrides().stream()
            .map(it -> new SeriesOverride(settled(it.slot()), it.time(), it.details()))
            .toList());
  }

  private List<Slot> settled(Collection<Slot> slots) {
    return slots.stream().map(this::settled).toList();
  }

  private Slot settled(Slot name) {
    List<Slot> there = byDay.getOrDefault(name.day(), List.of());
    boolean alone = named.stream().filter(it -> it.day().equals(name.day())).count() == 1;
    return alone && there.size() == 1 ? there.get(0) : name;
  }
}
