package dev.calsync.engine.projection;

import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * When something takes place. Whole days are the owner's days (SEM-28), floating times the owner's
 * times; a time that the clocks skip is later by the gap, one that they repeat is the first
 * (SEM-29).
 */
public final class Extent {

  private Extent() {}

  /** The instants of a time; empty where the zone data does not know its zone. */
  public static Optional<TimeRange> of(EventTime time, TimeFrame frame) {
    return time.match(
        days -> rules(frame.ownerZone(), frame).map(rules -> ofDays(days, rules)),
        zoned -> rules(zoned.zone(), frame).map(r -> ofTimed(zoned.start(), zoned.length(), r)),
        floating ->
            rules(frame.ownerZone(), frame)
                .map(rules -> ofTimed(floating.start(), floating.length(), rules)));
  }

  private static Optional<ZoneRules> rules(TimeZoneId zone, TimeFrame frame) {
    return frame.rules().rules(zone);
  }

  private static TimeRange ofDays(EventTime.AllDay days, ZoneRules rules) {
    return new TimeRange(startOf(days.start(), rules), startOf(days.endExclusive(), rules));
  }

  private static TimeRange ofTimed(LocalDateTime start, Length length, ZoneRules rules) {
    Instant from = instant(start, rules);
    Instant lastDay = length.days() == 0 ? from : instant(start.plusDays(length.days()), rules);
    return new TimeRange(from, lastDay.plus(length.exact()));
  }

  private static Instant instant(LocalDateTime wallTime, ZoneRules rules) {
    return wallTime.toInstant(rules.getOffset(wallTime));
  }

  private static Instant startOf(LocalDate day, ZoneRules rules) {
    LocalDateTime midnight = day.atStartOfDay();
    ZoneOffsetTransition change = rules.getTransition(midnight);
    return change != null && change.isGap() ? change.getInstant() : instant(midnight, rules);
  }
}
