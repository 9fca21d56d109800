package dev.calsync.engine.projection;

import dev.calsync.engine.canonical.Grid;
import dev.calsync.event.EventBody;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The slots of a series, taken away one by one or from some slot on.
 *
 * @param series the series
 */
record Slots(EventBody series) {

  static Slots of(EventBody series) {
    return new Slots(series);
  }

  /** The series without some slots, changed as these overrides say. */
  EventBody without(Collection<Slot> gone, List<SeriesOverride> overrides) {
    return new EventBody(
        series.time(),
        series.details(),
        series
            .recurrence()
            .map(
                repeats ->
                    new Recurrence(
                        repeats.rules(), repeats.added(), joined(repeats.removed(), gone))),
        overrides);
  }

  /** Whether every rule of the series has an end. */
  boolean end() {
    return series.recurrence().stream()
        .flatMap(repeats -> repeats.rules().stream())
        .allMatch(rule -> rule.end().match(() -> false, slots -> true, last -> true));
  }

  /** The series up to some slot, which still counts; what ends before ends as it does. */
  EventBody until(Slot last, SeriesExpander expander) {
    Grid grid = new Grid(series.time().startSlot(), expander);
    return new EventBody(
        series.time(),
        series.details(),
        series.recurrence().map(repeats -> until(repeats, last, grid)),
        series.overrides().stream().filter(each -> each.slot().compareTo(last) <= 0).toList());
  }

  private static Recurrence until(Recurrence repeats, Slot last, Grid grid) {
    return new Recurrence(
        repeats.rules().stream()
            .map(
                rule ->
                    grid.isOver(rule, Grid.next(last))
                        ? rule
                        : rule.ending(new RuleEnd.Until(last)))
            .toList(),
        upTo(repeats.added(), last),
        upTo(repeats.removed(), last));
  }

  private static List<Slot> upTo(List<Slot> slots, Slot last) {
    return slots.stream().filter(slot -> slot.compareTo(last) <= 0).toList();
  }

  private static List<Slot> joined(List<Slot> slots, Collection<Slot> more) {
    List<Slot> joined = new ArrayList<>(slots);
    joined.addAll(more);
    return joined;
  }
}
