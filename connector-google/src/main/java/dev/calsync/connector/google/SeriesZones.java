package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Exceptions name their occurrence by a time, and need not say in which zone their series has it.
 * Then the series says it: on the same page, or asked for once.
 */
final class SeriesZones {

  private static final String ORIGINAL = "originalStartTime";

  private final GoogleEvents events;

  SeriesZones(GoogleEvents events) {
    this.events = events;
  }

  /** The same events; each exception with a time says the zone of its series. */
  List<Fields> said(Call call, CalendarRef calendar, List<Fields> page) {
    if (page.stream().noneMatch(SeriesZones::lacksZone)) {
      return page;
    }
    Map<String, String> zones = new HashMap<>();
    page.forEach(event -> zoneOf(event).ifPresent(zone -> zones.put(event.text("id"), zone)));
    return page.stream()
        .map(
            event ->
                lacksZone(event)
                    ? with(
                        event,
                        zones.computeIfAbsent(
                            event.text("recurringEventId"),
                            series -> asked(call, calendar, series)))
                    : event)
        .toList();
  }

  private static boolean lacksZone(Fields event) {
    Fields original = event.object(ORIGINAL);
    return !original.text("dateTime").isEmpty() && original.text("timeZone").isEmpty();
  }

  private static Optional<String> zoneOf(Fields event) {
    return event.object("start").said("timeZone");
  }

  private String asked(Call call, CalendarRef calendar, String series) {
    return events.find(call, calendar, series).flatMap(SeriesZones::zoneOf).orElse("");
  }

  private static Fields with(Fields event, String zone) {
    GenericJson copy = new GenericJson();
    event.values().forEach((name, value) -> copy.set(String.valueOf(name), value));
    GenericJson original = new GenericJson();
    event.object(ORIGINAL).values().forEach((n, value) -> original.set(String.valueOf(n), value));
    return new Fields(copy.set(ORIGINAL, original.set("timeZone", zone)));
  }
}
