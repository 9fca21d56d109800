package dev.calsync.ical.expansion;

import dev.calsync.event.EventTime;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeZoneId;
import dev.calsync.failure.CalsyncException;
import java.util.HashMap;
import java.util.Map;

/** Placements inside one time frame; events in one zone share its clock. */
final class Placements {

  private final TimeFrame frame;
  private final Map<TimeZoneId, WallClock> clocks = new HashMap<>();

  Placements(TimeFrame frame) {
    this.frame = frame;
  }

  Placement of(EventTime time) {
    return time.match(
        days -> new DayPlacement(days.days(), clock(frame.ownerZone())),
        zoned ->
            new ClockPlacement(
                zoned.start().toLocalTime(),
                zoned.length(),
                clock(zoned.zone()),
                start -> new EventTime.Zoned(start, zoned.zone(), zoned.length())),
        floating ->
            new ClockPlacement(
                floating.start().toLocalTime(),
                floating.length(),
                clock(frame.ownerZone()),
                start -> new EventTime.Floating(start, floating.length())));
  }

  private WallClock clock(TimeZoneId zone) {
    return clocks.computeIfAbsent(
        zone,
        unseen -> new WallClock(frame.rules().rules(unseen).orElseThrow(() -> unknown(unseen))));
  }

  private CalsyncException unknown(TimeZoneId zone) {
    return new CalsyncException(
        "UNKNOWN_ZONE",
        "zone data " + frame.rules().version() + " does not know " + zone + "; nothing expanded");
  }
}
