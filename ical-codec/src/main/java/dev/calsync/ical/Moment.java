package dev.calsync.ical;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A date or time of an event, its TZID resolved.
 *
 * @param kind what it is
 * @param local date and wall time; midnight for a date
 * @param zone whose wall time; null for dates and floating times
 */
record Moment(Kind kind, LocalDateTime local, @Nullable NamedZone zone) {

  /** What a moment is. */
  enum Kind {
    /** A date. */
    DATE,
    /** Wall time in no zone. */
    FLOATING,
    /** Wall time in a zone, or UTC. */
    ZONED,
    /** An instant whose zone has no name that we know; told in UTC. */
    NAMELESS
  }

  /**
   * Resolves a value.
   *
   * @param value the value
   * @param tzid its TZID, or null
   * @param zones the calendar's zones
   * @throws UnreadableEventException with UNKNOWN_ZONE
   */
  static Moment of(DateValue value, @Nullable String tzid, CalendarZones zones) {
    if (value.isDate()) {
      return new Moment(Kind.DATE, value.local(), null);
    }
    if (value.utc()) {
      return new Moment(Kind.ZONED, value.local(), NamedZone.UTC);
    }
    if (tzid == null) {
      return new Moment(Kind.FLOATING, value.local(), null);
    }
    NamedZone zone = zones.named(tzid).orElse(null);
    if (zone != null) {
      return new Moment(Kind.ZONED, value.local(), zone);
    }
    Instant instant = zones.instant(value.local(), tzid);
    return new Moment(Kind.NAMELESS, NamedZone.UTC.local(instant), NamedZone.UTC);
  }

  boolean isDate() {
    return kind == Kind.DATE;
  }

  LocalDate day() {
    return local.toLocalDate();
  }

  /** A floating time as wall time of this zone; any other moment as it is. */
  Moment orIn(@Nullable NamedZone other) {
    return kind == Kind.FLOATING && other != null ? new Moment(Kind.ZONED, local, other) : this;
  }

  /** The wall time that the clocks of a zone show at this moment. */
  LocalDateTime localIn(@Nullable NamedZone other) {
    if (zone == null || other == null || zone.id().equals(other.id())) {
      return local;
    }
    return other.local(zone.instant(local));
  }
}
