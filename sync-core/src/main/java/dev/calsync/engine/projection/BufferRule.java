package dev.calsync.engine.projection;

import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.policy.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;

/**
 * Widens what is shown by elapsed time, after all filters have seen it as it is; whole days have no
 * buffer, nor has what takes place at an unknown time (SEM-7).
 */
final class BufferRule {

  private BufferRule() {}

  /** When an event or occurrence takes place, in instants, widened. */
  static TimeRange widened(TimeRange extent, EventTime time, Buffer buffer) {
    return buffer.isNone() || time instanceof EventTime.AllDay
        ? extent
        : new TimeRange(extent.from().minus(buffer.ahead()), extent.to().plus(buffer.behind()));
  }

  /**
   * The wall time of a widened extent, on the clocks of the event; in UTC where they show it twice
   * and the second time is meant.
   */
  static EventTime shown(EventTime time, TimeRange widened, TimeFrame frame) {
    Length length = Length.of(Duration.between(widened.from(), widened.to()));
    return time.match(
        days -> days,
        zoned -> {
          TimeZoneId zone = clocks(zoned.zone(), widened.from(), frame);
          return new EventTime.Zoned(wall(widened.from(), zone, frame), zone, length);
        },
        floating -> new EventTime.Floating(wall(widened.from(), frame.ownerZone(), frame), length));
  }

  private static TimeZoneId clocks(TimeZoneId zone, Instant start, TimeFrame frame) {
    ZoneRules rules = rules(zone, frame);
    LocalDateTime wall = wall(start, zone, frame);
    return wall.toInstant(rules.getOffset(wall)).equals(start) ? zone : TimeZoneId.UTC;
  }

  private static LocalDateTime wall(Instant instant, TimeZoneId zone, TimeFrame frame) {
    return LocalDateTime.ofInstant(instant, rules(zone, frame).getOffset(instant));
  }

  private static ZoneRules rules(TimeZoneId zone, TimeFrame frame) {
    return frame.rules().rules(zone).orElseThrow();
  }
}
