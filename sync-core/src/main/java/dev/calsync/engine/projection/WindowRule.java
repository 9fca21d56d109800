package dev.calsync.engine.projection;

import dev.calsync.engine.canonical.Search;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.policy.Instance;
import dev.calsync.store.Part;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event is inside if it touches the window, a series if any occurrence does (SEM-10). What
 * cannot be told is inside: an expansion that gave up, a zone that the zone data does not know. A
 * mirror must not go because of what we do not know. What was shown before it left the window stays
 * (KEEP_PAST).
 */
final class WindowRule {

  private WindowRule() {}

  static Optional<Exclusion> objection(Instance single, Known known, TimeRange window) {
    return known.has(Part.MASTER) || touches(single.extent(), window)
        ? Optional.empty()
        : Optional.of(Exclusion.OUTSIDE_WINDOW);
  }

  static Optional<Exclusion> objection(EventBody series, Known known, Terms terms) {
    return known.has(Part.MASTER)
            || terms.window().equals(TimeRange.ALWAYS)
            || touches(series, terms)
        ? Optional.empty()
        : Optional.of(Exclusion.OUTSIDE_WINDOW);
  }

  static boolean touches(Optional<TimeRange> extent, TimeRange window) {
    return extent.map(range -> window.overlaps(range.from(), range.to())).orElse(true);
  }

  private static boolean touches(EventBody series, Terms terms) {
    if (!zonesAreKnown(series, terms.frame())) {
      return true;
    }
    Expansion inside =
        Search.first(
            terms.window(), range -> terms.expander().between(series, range, terms.frame()));
    return !inside.complete() || !inside.occurrences().isEmpty();
  }

  private static boolean zonesAreKnown(EventBody series, TimeFrame frame) {
    return Stream.concat(Stream.of(series.time()), series.overrides().stream().map(o -> o.time()))
        .map(time -> zone(time, frame))
        .distinct()
        .allMatch(zone -> frame.rules().rules(zone).isPresent());
  }

  private static TimeZoneId zone(EventTime time, TimeFrame frame) {
    return time instanceof EventTime.Zoned zoned ? zoned.zone() : frame.ownerZone();
  }
}
