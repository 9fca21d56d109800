package dev.calsync.engine.block;

import dev.calsync.event.Availability;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * A stretch of merged time, as the target shall show it.
 *
 * @param kind what it is made of
 * @param range when; of whole days the midnights of UTC, so that days are counted, not hours
 */
record Block(Kind kind, TimeRange range) {

  /** What never merges with anything of another kind. */
  enum Kind {
    /** Timed, taken for sure. */
    BUSY(false, Availability.BUSY),
    /** Timed, perhaps taken. */
    TENTATIVE(false, Availability.TENTATIVE),
    /** Whole days, taken for sure. */
    BUSY_DAYS(true, Availability.BUSY),
    /** Whole days, perhaps taken. */
    TENTATIVE_DAYS(true, Availability.TENTATIVE);

    private final boolean ofDays;
    private final Availability availability;

    Kind(boolean ofDays, Availability availability) {
      this.ofDays = ofDays;
      this.availability = availability;
    }

    boolean ofDays() {
      return ofDays;
    }

    Availability availability() {
      return availability;
    }

    static Kind of(EventTime time, Availability availability) {
      boolean perhaps = availability == Availability.TENTATIVE;
      return time instanceof EventTime.AllDay
          ? (perhaps ? TENTATIVE_DAYS : BUSY_DAYS)
          : (perhaps ? TENTATIVE : BUSY);
    }
  }

  /** When it takes place, for people in the owner's zone. */
  EventTime time(TimeFrame frame) {
    return kind.ofDays()
        ? new EventTime.AllDay(date(range.from()), date(range.to()))
        : timed(frame.rules().rules(frame.ownerZone()).orElseThrow(), frame.ownerZone());
  }

  /** A wall time that the clocks show twice means the first; the second is said in UTC (SEM-29). */
  private EventTime timed(ZoneRules rules, TimeZoneId zone) {
    Length length = Length.of(Duration.between(range.from(), range.to()));
    LocalDateTime wall = LocalDateTime.ofInstant(range.from(), rules.getOffset(range.from()));
    boolean meansThis = wall.toInstant(rules.getOffset(wall)).equals(range.from());
    return meansThis
        ? new EventTime.Zoned(wall, zone, length)
        : new EventTime.Zoned(
            LocalDateTime.ofInstant(range.from(), ZoneOffset.UTC), TimeZoneId.UTC, length);
  }

  /** Whole days as a range of UTC. */
  static TimeRange days(LocalDate first, LocalDate endExclusive) {
    return new TimeRange(midnight(first), midnight(endExclusive));
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static LocalDate date(Instant midnight) {
    return LocalDate.ofInstant(midnight, ZoneOffset.UTC);
  }
}
