package dev.calsync.engine.projection;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Kept;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A target without zones is shown instants, in UTC. Of a series that follows the clocks of a zone
 * it can keep no rule, so its occurrences are objects of their own; where zone data change, they
 * are other instants (SEM-25).
 */
final class ZoneRule {

  private ZoneRule() {}

  /** The terms under which an event is projected, if it has a zone that the target has not. */
  static Terms terms(EventBody body, Terms terms) {
    if (keepsZones(terms) || !isZoned(body.time())) {
      return terms;
    }
    SeriesSupport single = new SeriesSupport(Kept.NONE, terms.capabilities().series().limits());
    return new Terms(
        terms.policy(),
        terms.capabilities().withSeries(single),
        terms.window(),
        terms.reach(),
        terms.frame(),
        terms.addresses(),
        terms.expander(),
        terms.elsewhere());
  }

  /** How the target is told when something takes place; as it is if nobody knows the instant. */
  static EventTime shown(EventTime time, Optional<TimeRange> extent, Terms terms) {
    return keepsZones(terms) || !isZoned(time)
        ? time
        : extent.<EventTime>map(ZoneRule::inUtc).orElse(time);
  }

  private static EventTime.Zoned inUtc(TimeRange extent) {
    return new EventTime.Zoned(
        LocalDateTime.ofInstant(extent.from(), ZoneOffset.UTC),
        TimeZoneId.UTC,
        Length.of(Duration.between(extent.from(), extent.to())));
  }

  private static boolean keepsZones(Terms terms) {
    return terms.capabilities().series().allows(Limit.ZONES);
  }

  private static boolean isZoned(EventTime time) {
    return time instanceof EventTime.Zoned zoned && !zoned.zone().equals(TimeZoneId.UTC);
  }
}
