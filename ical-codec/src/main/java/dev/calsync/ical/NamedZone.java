package dev.calsync.ical;

import dev.calsync.event.TimeZoneId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * A zone by its IANA name, with its rules.
 *
 * @param id the name
 * @param rules the rules in force
 */
record NamedZone(TimeZoneId id, ZoneRules rules) {

  static final NamedZone UTC = new NamedZone(TimeZoneId.UTC, ZoneOffset.UTC.getRules());

  /** The instant; a time in a gap moves forward, one that comes twice is the first (SEM-29). */
  Instant instant(LocalDateTime local) {
    return local.toInstant(rules.getOffset(local));
  }

  LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
  }
}
