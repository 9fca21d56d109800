package dev.calsync.engine.projection;

import dev.calsync.engine.canonical.Grid;
import dev.calsync.event.EventBody;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A series from one of its slots on: its periods and weeks counted as before, its COUNT reduced by
 * the slots that are skipped (SEM-9).
 *
 * @param series the series
 * @param anchor one of its slots
 */
record AnchoredSeries(EventBody series, Slot anchor) {

  /**
   * The rest of the series.
   *
   * @return empty if a rule that goes on has no such slot: then another first slot would shift its
   *     periods; or if the skipped slots are too many to count
   */
  Optional<EventBody> rest(SeriesExpander expander) {
    Recurrence repeats = series.recurrence().orElseThrow();
    Grid grid = new Grid(series.time().startSlot(), expander);
    List<RecurrenceRule> rules = new ArrayList<>();
    for (RecurrenceRule rule : repeats.rules()) {
      if (!grid.isOver(rule, anchor)) {
        Optional<RecurrenceRule> rest = rest(rule, grid);
        if (rest.isEmpty()) {
          return Optional.empty();
        }
        rules.add(rest.get());
      }
    }
    return series
        .time()
        .at(anchor)
        .map(
            first ->
                new EventBody(
                    first,
                    series.details(),
                    Optional.of(
                        new Recurrence(
                            rules, after(repeats.added()), fromAnchorOn(repeats.removed()))),
                    series.overrides().stream().filter(it -> !isSkipped(it.slot())).toList()));
  }

  /** Whether a slot is before the anchor. */
  boolean isSkipped(Slot slot) {
    return slot.compareTo(anchor) < 0;
  }

  /** The changed occurrences before the anchor. */
  List<SeriesOverride> skippedOverrides() {
    return series.overrides().stream().filter(it -> isSkipped(it.slot())).toList();
  }

  /** The added slots before the anchor that take place unchanged. */
  List<Slot> skippedAdditions() {
    Recurrence repeats = series.recurrence().orElseThrow();
    return repeats.added().stream()
        .filter(this::isSkipped)
        .filter(slot -> !repeats.removed().contains(slot))
        .filter(slot -> series.overrides().stream().noneMatch(it -> it.slot().equals(slot)))
        .toList();
  }

  private Optional<RecurrenceRule> rest(RecurrenceRule rule, Grid grid) {
    if (!grid.has(rule, anchor)) {
      return Optional.empty();
    }
    return rule.end()
        .match(
            () -> Optional.of(rule),
            count ->
                grid.countBefore(rule, anchor)
                    .map(skipped -> rule.ending(new RuleEnd.Count(count - skipped))),
            until -> Optional.of(rule));
  }

  private List<Slot> after(List<Slot> slots) {
    return slots.stream().filter(slot -> slot.compareTo(anchor) > 0).toList();
  }

  private List<Slot> fromAnchorOn(List<Slot> slots) {
    return slots.stream().filter(slot -> !isSkipped(slot)).toList();
  }
}
