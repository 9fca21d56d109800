package dev.calsync.event;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The content of an event or a whole series, without its name.
 *
 * @param time when the event, or the first slot of the series, takes place
 * @param details what it says
 * @param recurrence how it repeats; empty for a single event
 * @param overrides changed occurrences, sorted by slot, at most one a slot; empty for a single
 *     event
 */
public record EventBody(
    EventTime time,
    EventDetails details,
    Optional<Recurrence> recurrence,
    List<SeriesOverride> overrides) {

  /** Sorts the overrides and refuses those of a single event. */
  public EventBody {
    overrides =
        overrides.size() < 2
            ? List.copyOf(overrides)
            : overrides.stream().sorted(Comparator.comparing(SeriesOverride::slot)).toList();
    if (recurrence.isEmpty() && !overrides.isEmpty()) {
      throw new IllegalArgumentException(
          "a single event has no overrides, got " + overrides.size());
    }
    for (int i = 1; i < overrides.size(); i++) {
      if (overrides.get(i).slot().equals(overrides.get(i - 1).slot())) {
        throw new IllegalArgumentException(
            "two overrides of slot " + overrides.get(i).slot().text());
      }
    }
  }

  /**
   * A single event.
   *
   * @param time when
   * @param details what
   * @return the body
   */
  public static EventBody single(EventTime time, EventDetails details) {
    return new EventBody(time, details, Optional.empty(), List.of());
  }

  /**
   * Tells a series from a single event.
   *
   * @return true if it repeats
   */
  public boolean isSeries() {
    return recurrence.isPresent();
  }
}
