package dev.calsync.engine.canonical;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Occurrence;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The slots of a series that the clocks of its zone skip or show twice. What such a slot means is
 * our own rule (SEM-29), and not everybody's.
 *
 * @param clocks the rules of the zone
 */
public record ClockChanges(ZoneRules clocks) {

  /** Those of a series; empty if it is on no clocks, or on unknown ones. */
  public static Optional<ClockChanges> of(EventTime first, TimeFrame frame) {
    return first instanceof EventTime.Zoned zoned
        ? frame.rules().rules(zoned.zone()).map(ClockChanges::new)
        : Optional.empty();
  }

  /** The occurrences that take place at such a slot unchanged. */
  public Stream<Occurrence> among(
      EventBody series, TimeRange range, TimeFrame frame, SeriesExpander expander) {
    return expander.between(series, range, frame).occurrences().stream()
        .filter(it -> it.override().isEmpty() && concern(it.slot()));
  }

  /** Whether clocks skip a slot, or show it twice. */
  public boolean concern(Slot slot) {
    return slot instanceof Slot.AtTime timed && clocks.getValidOffsets(timed.start()).size() != 1;
  }
}
