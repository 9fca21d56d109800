package dev.calsync.engine.edge;

import dev.calsync.engine.canonical.Bounds;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What another release of the zone data means for events: only those are concerned that have a slot
 * where a zone of theirs has another offset than before, from now on (SEM-25).
 */
final class ZoneChange {

  /** An offset is at most so far from another. */
  private static final Duration FURTHEST = Duration.ofDays(1);

  private final ZoneRulesSource was;
  private final TimeFrame frame;
  private final TimeRange looked;
  private final SeriesExpander expander;
  private final Map<TimeZoneId, List<TimeRange>> differing = new HashMap<>();

  /**
   * A change.
   *
   * @param was the rules of before
   * @param frame those of now, and the owner's zone
   * @param looked from now as far as occurrences are looked for
   * @param expander finds occurrences
   */
  ZoneChange(ZoneRulesSource was, TimeFrame frame, TimeRange looked, SeriesExpander expander) {
    this.was = was;
    this.frame = frame;
    this.looked = looked;
    this.expander = expander;
  }

  /** Whether an event has a slot where the offsets differ. */
  boolean concerns(EventBody body) {
    TimeRange bounds = Bounds.of(body);
    return Stream.concat(
            Stream.of(body.time()), body.overrides().stream().map(SeriesOverride::time))
        .map(this::zone)
        .distinct()
        .flatMap(zone -> differing(zone).stream())
        .filter(range -> range.overlaps(bounds.from(), bounds.to()))
        .anyMatch(range -> !body.isSeries() || hasSlot(body, range));
  }

  private boolean hasSlot(EventBody series, TimeRange range) {
    Expansion inside = expander.between(series, range, frame);
    return !inside.complete() || !inside.occurrences().isEmpty();
  }

  private TimeZoneId zone(EventTime time) {
    return time instanceof EventTime.Zoned zoned ? zoned.zone() : frame.ownerZone();
  }

  private List<TimeRange> differing(TimeZoneId zone) {
    return differing.computeIfAbsent(zone, this::compare);
  }

  /** A zone that only one of them knows differs all the time. */
  private List<TimeRange> compare(TimeZoneId zone) {
    Optional<ZoneRules> before = was.rules(zone);
    Optional<ZoneRules> now = frame.rules().rules(zone);
    if (before.equals(now)) {
      return List.of();
    }
    return before.isPresent() && now.isPresent()
        ? compare(before.get(), now.get())
        : List.of(looked);
  }

  private List<TimeRange> compare(ZoneRules before, ZoneRules now) {
    TreeSet<Instant> steps = new TreeSet<>(List.of(looked.from(), looked.to()));
    addTransitions(before, steps);
    addTransitions(now, steps);
    List<TimeRange> ranges = new ArrayList<>();
    for (Instant from : steps.headSet(looked.to())) {
      Instant to = steps.higher(from);
      if (!before.getOffset(from).equals(now.getOffset(from))) {
        ranges.add(new TimeRange(from.minus(FURTHEST), to.plus(FURTHEST)));
      }
    }
    return ranges;
  }

  private void addTransitions(ZoneRules rules, TreeSet<Instant> steps) {
    ZoneOffsetTransition next = rules.nextTransition(looked.from());
    while (next != null && next.getInstant().isBefore(looked.to())) {
      steps.add(next.getInstant());
      next = rules.nextTransition(next.getInstant());
    }
  }
}
