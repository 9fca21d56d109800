package dev.calsync.engine.projection;

import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.TimeZoneId;

/** A target that knows no floating times is shown them on the owner's clocks (SEM-27). */
final class FloatingRule {

  private FloatingRule() {}

  /** The event as such a target can keep it; its slots are the same wall times. */
  static EventBody kept(EventBody body, Terms terms) {
    if (terms.capabilities().series().allows(Limit.FLOATING_TIMES)) {
      return body;
    }
    TimeZoneId zone = terms.frame().ownerZone();
    return new EventBody(
        in(zone, body.time()),
        body.details(),
        body.recurrence(),
        body.overrides().stream()
            .map(it -> new SeriesOverride(it.slot(), in(zone, it.time()), it.details()))
            .toList());
  }

  private static EventTime in(TimeZoneId zone, EventTime time) {
    return time instanceof EventTime.Floating floating
        ? new EventTime.Zoned(floating.start(), zone, floating.length())
        : time;
  }
}
