package dev.calsync.engine.projection;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event is inside if it touches the window, a series if any occurrence does (SEM-10). What
 * cannot be told is inside: an expansion that gave up, a zone that the zone data does not know. A
 * mirror must not go because of what we do not know.
 */
final class WindowRule {

  private WindowRule() {}

  static Optional<Exclusion> objection(EventBody body, Terms terms) {
    boolean inside =
        terms.window().equals(TimeRange.ALWAYS)
            || (body.isSeries() ? seriesTouches(body, terms) : singleTouches(body, terms));
    return inside ? Optional.empty() : Optional.of(Exclusion.OUTSIDE_WINDOW);
  }

  private static boolean singleTouches(EventBody body, Terms terms) {
    return Extent.of(body, terms.frame())
        .map(extent -> terms.window().overlaps(extent.from(), extent.to()))
        .orElse(true);
  }

  private static boolean seriesTouches(EventBody body, Terms terms) {
    if (!zonesAreKnown(body, terms.frame())) {
      return true;
    }
    Expansion inside = terms.expander().between(body, terms.window(), terms.frame());
    return !inside.complete() || !inside.occurrences().isEmpty();
  }

  private static boolean zonesAreKnown(EventBody body, TimeFrame frame) {
    return Stream.concat(Stream.of(body.time()), body.overrides().stream().map(o -> o.time()))
        .map(time -> zone(time, frame))
        .distinct()
        .allMatch(zone -> frame.rules().rules(zone).isPresent());
  }

  private static TimeZoneId zone(EventTime time, TimeFrame frame) {
    return time instanceof EventTime.Zoned zoned ? zoned.zone() : frame.ownerZone();
  }
}
