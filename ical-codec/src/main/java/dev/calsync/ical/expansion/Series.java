package dev.calsync.ical.expansion;

import dev.calsync.event.EventBody;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import java.util.List;
import java.util.Optional;

/**
 * One series: (its start + rules + added slots − removed slots), then the overrides (RFC 5545,
 * section 3.8.5).
 *
 * <p>A removed slot wins over all else. An override takes its slot out of the grid and stands where
 * it says itself, also if the grid has no such slot: what the source still lists is shown.
 */
final class Series {

  private final EventBody body;
  private final Recurrence repeats;
  private final Placements placements;
  private final Placement placement;

  Series(EventBody body, Recurrence repeats, Placements placements) {
    this.body = body;
    this.repeats = repeats;
    this.placements = placements;
    this.placement = placements.of(body.time());
  }

  List<Occurrence> within(TimeRange range, StepBudget budget) {
    WallTimes removed = new WallTimes();
    repeats.removed().forEach(slot -> removed.add(placement.wall(slot)));
    removed.settle();
    Touching touching = new Touching(range);
    addUnchanged(grid(placement.window(range), budget), removed, touching);
    for (SeriesOverride override : body.overrides()) {
      if (!removed.contains(placement.wall(override.slot()))) {
        touching.add(changed(override));
      }
    }
    return touching.byStart();
  }

  private WallTimes grid(Window window, StepBudget budget) {
    WallTimes grid = new WallTimes();
    long start = placement.wall(body.time().startSlot());
    addInside(window, start, grid);
    List<RecurrenceRule> rules = repeats.rules();
    for (int i = 0; i < rules.size(); i++) {
      budget.share(i, rules.size());
      RuleWalk.of(rules.get(i), start, placement, window).collect(grid, budget);
    }
    for (Slot added : repeats.added()) {
      addInside(window, placement.wall(added), grid);
    }
    return grid.settle();
  }

  private void addUnchanged(WallTimes grid, WallTimes removed, Touching touching) {
    WallTimes overridden = new WallTimes();
    body.overrides().forEach(override -> overridden.add(placement.wall(override.slot())));
    overridden.settle();
    for (int i = 0; i < grid.size(); i++) {
      long wall = grid.get(i);
      if (!removed.contains(wall) && !overridden.contains(wall) && !isRepeat(wall, grid)) {
        touching.add(placement.occurrence(wall));
      }
    }
  }

  /** A skipped time is moved by the gap; where that is a slot already, the two are one. */
  private boolean isRepeat(long wall, WallTimes grid) {
    long shown = placement.shown(wall);
    return shown != wall && grid.contains(shown);
  }

  private Occurrence changed(SeriesOverride override) {
    Placement own = placements.of(override.time());
    Occurrence moved = own.occurrence(own.wall(override.time().startSlot()));
    return new Occurrence(
        override.slot(), moved.time(), moved.starts(), moved.ends(), Optional.of(override));
  }

  private static void addInside(Window window, long wall, WallTimes grid) {
    if (window.contains(wall)) {
      grid.add(wall);
    }
  }
}
