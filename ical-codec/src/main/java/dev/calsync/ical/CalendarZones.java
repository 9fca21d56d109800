package dev.calsync.ical;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The zones of one VCALENDAR by TZID. An IANA or Windows name wins over the VTIMEZONE beside it,
 * whose rules may be old; else the VTIMEZONE's behaviour names the zone (SEM-24). One thread.
 */
final class CalendarZones {

  private final RawCalendar calendar;
  private final ZoneNames names;
  private final ZoneMatcher matcher;
  private final Map<String, Optional<NamedZone>> known = new HashMap<>();

  CalendarZones(RawCalendar calendar, ZoneNames names, ZoneMatcher matcher) {
    this.calendar = calendar;
    this.names = names;
    this.matcher = matcher;
  }

  /** The zone of a TZID; empty if only instants, or nothing, can be told. */
  Optional<NamedZone> named(String tzid) {
    Optional<NamedZone> seen = known.get(tzid);
    if (seen == null) {
      String name = VTimeZone.zoneName(tzid);
      seen = names.find(name).or(() -> calendar.zone(name).flatMap(matcher::match));
      known.put(tzid, seen);
    }
    return seen;
  }

  /**
   * The instant of a wall time in a zone without name, by the VTIMEZONE's own offsets.
   *
   * @throws UnreadableEventException with UNKNOWN_ZONE if there are none
   */
  Instant instant(LocalDateTime local, String tzid) {
    return calendar
        .zone(VTimeZone.zoneName(tzid))
        .flatMap(zone -> zone.instant(local))
        .orElseThrow(() -> new UnreadableEventException("UNKNOWN_ZONE"));
  }

  /** The zone in which floating times are read, if the calendar says one (SEM-27). */
  Optional<NamedZone> ofCalendar() {
    return calendar.property("X-WR-TIMEZONE").flatMap(this::named);
  }
}
