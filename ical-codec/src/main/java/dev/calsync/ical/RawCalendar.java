package dev.calsync.ical;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one VCALENDAR says besides its events: its own properties, and zones by TZID. */
final class RawCalendar {

  /** VTIMEZONEs beyond these are not kept. */
  private static final int MOST_ZONES = 200;

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, VTimeZone> zones = new HashMap<>();

  void add(ContentLine line) {
    switch (line.name()) {
      case "NAME",
          "X-WR-CALNAME",
          "X-WR-TIMEZONE",
          "METHOD",
          "PRODID",
          "REFRESH-INTERVAL",
          "X-PUBLISHED-TTL" ->
          properties.putIfAbsent(line.name(), TextValue.read(line.value()).strip());
      default -> {}
    }
  }

  void add(VTimeZone zone) {
    if (zones.size() < MOST_ZONES) {
      zones.putIfAbsent(zone.id(), zone);
    }
  }

  Optional<String> property(String name) {
    return Optional.ofNullable(properties.get(name)).filter(text -> !text.isEmpty());
  }

  Optional<VTimeZone> zone(String id) {
    return Optional.ofNullable(zones.get(id));
  }
}
