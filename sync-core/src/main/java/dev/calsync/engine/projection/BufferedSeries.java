package dev.calsync.engine.projection;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.Length;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Recurrence;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.policy.Buffer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A series in one object, each occurrence with its buffer. First slot, rule and the names of slots
 * move by the clock; where the clocks change within the buffer, at either end, elapsed time is
 * another wall time, and that occurrence is a changed one (SEM-7).
 */
final class BufferedSeries {

  private final EventBody series;
  private final Terms terms;
  private final Buffer buffer;

  BufferedSeries(EventBody series, Terms terms) {
    this.series = series;
    this.terms = terms;
    this.buffer = terms.policy().buffer();
  }

  /** The shape with buffers; empty if no rule says when it begins. */
  Optional<MirrorShape> widened(MirrorShape shape) {
    return shape
        .time()
        .match(
            days -> Optional.of(shape),
            zoned -> widened(shape, zoned.start(), length(zoned.length())),
            floating -> widened(shape, floating.start(), length(floating.length())));
  }

  private Length length(Length length) {
    return new Length(length.days(), length.exact().plus(buffer.ahead()).plus(buffer.behind()));
  }

  private Optional<MirrorShape> widened(MirrorShape shape, LocalDateTime start, Length length) {
    ShiftedRule shift = new ShiftedRule(start, buffer.ahead());
    Optional<Recurrence> moved = shape.recurrence().flatMap(shift::recurrence);
    EventTime first =
        shape
            .time()
            .match(
                days -> days,
                zoned ->
                    new EventTime.Zoned(zoned.start().minus(buffer.ahead()), zoned.zone(), length),
                floating -> new EventTime.Floating(floating.start().minus(buffer.ahead()), length));
    return moved.map(
        repeats ->
            new MirrorShape(
                first, shape.details(), Optional.of(repeats), overrides(shape, shift, first)));
  }

  private List<ShownOverride> overrides(MirrorShape shape, ShiftedRule shift, EventTime first) {
    Map<Slot, ShownOverride> overrides = new TreeMap<>(Comparator.naturalOrder());
    occurrences().stream()
        .filter(occurrence -> isOffTheClock(occurrence, shift, first))
        .forEach(
            occurrence ->
                overrides.put(
                    occurrence.slot(),
                    new ShownOverride(
                        shift.slot(occurrence.slot()), shown(occurrence), shape.details())));
    for (ShownOverride override : shape.overrides()) {
      overrides.put(
          override.slot(),
          new ShownOverride(
              shift.slot(override.slot()), shown(override.time()), override.details()));
    }
    return new ArrayList<>(overrides.values());
  }

  private List<Occurrence> occurrences() {
    Expansion inReach = terms.expander().between(series, terms.reach(), terms.frame());
    return inReach.occurrences().stream().filter(it -> it.override().isEmpty()).toList();
  }

  private boolean isOffTheClock(Occurrence occurrence, ShiftedRule shift, EventTime first) {
    EventTime shown = shown(occurrence);
    return !shown.startSlot().equals(shift.slot(occurrence.slot()))
        || !isOnItsClocks(shown)
        || !endsInTime(shown, first);
  }

  /** A day by the clock is 23 or 25 hours where the clocks change, and begins with the buffer. */
  private boolean endsInTime(EventTime shown, EventTime first) {
    return first
        .at(shown.startSlot())
        .flatMap(said -> Extent.of(said, terms.frame()))
        .equals(Extent.of(shown, terms.frame()));
  }

  private boolean isOnItsClocks(EventTime shown) {
    return !(shown instanceof EventTime.Zoned there)
        || (series.time() instanceof EventTime.Zoned own && there.zone().equals(own.zone()));
  }

  private EventTime shown(Occurrence occurrence) {
    TimeRange extent = new TimeRange(occurrence.starts(), occurrence.ends());
    return BufferRule.shown(
        occurrence.time(), BufferRule.widened(extent, occurrence.time(), buffer), terms.frame());
  }

  private EventTime shown(EventTime time) {
    return Extent.of(time, terms.frame())
        .map(
            extent ->
                BufferRule.shown(time, BufferRule.widened(extent, time, buffer), terms.frame()))
        .orElse(time);
  }
}
