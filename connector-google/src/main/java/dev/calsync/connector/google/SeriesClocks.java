package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Exceptions name their occurrence by an instant. In which zone their series has it need not be
 * said, and an occurrence whose time the clocks skip is named by the time they show instead
 * (SEM-29). Then the series says it: on the same page, or asked for once.
 */
final class SeriesClocks {

  private static final String ORIGINAL = "originalStartTime";

  private final GoogleEvents events;
  private final EventTimes times;

  SeriesClocks(GoogleEvents events, EventTimes times) {
    this.events = events;
    this.times = times;
  }

  /**
   * The same events; each exception names its occurrence as its series would.
   *
   * @param shownIn the zone whose offset their times are shown with; empty where that is not known
   */
  List<Fields> said(Call call, CalendarRef calendar, List<Fields> page, String shownIn) {
    if (page.stream().noneMatch(event -> lacksZone(event) || mayBeSkipped(event, shownIn))) {
      return page;
    }
    Map<String, Optional<Fields>> series = new HashMap<>();
    page.forEach(event -> series.put(event.text("id"), Optional.of(event)));
    return page.stream()
        .map(
            event ->
                lacksZone(event) || mayBeSkipped(event, shownIn)
                    ? asSaidBy(
                        series.computeIfAbsent(
                            event.text("recurringEventId"), id -> events.find(call, calendar, id)),
                        event,
                        shownIn)
                    : event)
        .toList();
  }

  private static boolean lacksZone(Fields event) {
    Fields original = event.object(ORIGINAL);
    return !original.text("dateTime").isEmpty() && original.text("timeZone").isEmpty();
  }

  private boolean mayBeSkipped(Fields event, String shownIn) {
    try {
      return times.skipped(event.object(ORIGINAL), shownIn).isPresent();
    } catch (DateTimeException noTime) {
      return false;
    }
  }

  private Fields asSaidBy(Optional<Fields> series, Fields event, String shownIn) {
    Fields zoned =
        lacksZone(event)
            ? with(
                event,
                original(event).set("timeZone", series.flatMap(SeriesClocks::zoneOf).orElse("")))
            : event;
    try {
      return times
          .skipped(zoned.object(ORIGINAL), shownIn)
          .filter(skipped -> isUsual(skipped.toLocalTime(), series, shownIn))
          .map(skipped -> with(zoned, new GenericJson().set("dateTime", skipped.toString())))
          .orElse(zoned);
    } catch (DateTimeException noTime) {
      return zoned;
    }
  }

  private boolean isUsual(LocalTime skipped, Optional<Fields> series, String shownIn) {
    return series.flatMap(it -> times.usual(it, shownIn)).filter(skipped::equals).isPresent();
  }

  private static Optional<String> zoneOf(Fields event) {
    return event.object("start").said("timeZone");
  }

  private static GenericJson original(Fields event) {
    return copy(event.object(ORIGINAL));
  }

  private static Fields with(Fields event, GenericJson original) {
    return new Fields(copy(event).set(ORIGINAL, original));
  }

  private static GenericJson copy(Fields fields) {
    GenericJson copy = new GenericJson();
    fields.values().forEach((name, value) -> copy.set(String.valueOf(name), value));
    return copy;
  }
}
