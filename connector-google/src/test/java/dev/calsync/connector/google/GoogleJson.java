package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventTime;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Visibility;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.RecurrenceLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Events as people's programs send them to Google: with offsets, and zones beside them. */
final class GoogleJson {

  private static final RecurrenceLines LINES = new RecurrenceLines(ZoneRulesSource.jdk());

  private GoogleJson() {}

  /** A single event, or a master: its occurrences are events of their own. */
  static String of(EventBody body) {
    GenericJson json = event(body.time(), body.details());
    body.recurrence()
        .map(it -> new Recurrence(it.rules(), it.added(), List.of()))
        .ifPresent(it -> json.set("recurrence", LINES.write(it, body.time())));
    return text(json);
  }

  static String of(SeriesOverride override) {
    return text(event(override.time(), override.details()));
  }

  private static GenericJson event(EventTime time, EventDetails details) {
    boolean tentative = details.availability() == Availability.TENTATIVE;
    GenericJson json = new GenericJson();
    json.set("summary", details.text().title())
        .set("description", details.text().description())
        .set("location", details.text().location())
        .set("status", tentative ? "tentative" : "confirmed")
        .set("transparency", details.availability() == Availability.FREE ? "transparent" : "opaque")
        .set("visibility", details.visibility() == Visibility.NORMAL ? "default" : "private");
    if (details.text().link().startsWith("https://")) {
      json.set("source", Map.of("url", details.text().link(), "title", "where it comes from"));
    }
    return at(json, time);
  }

  private static GenericJson at(GenericJson json, EventTime time) {
    return time.match(
        days ->
            json.set("start", Map.of("date", days.start().toString()))
                .set("end", Map.of("date", days.endExclusive().toString())),
        zoned -> {
          var start = zoned.start().atZone(ZoneId.of(zoned.zone().id()));
          var end = start.plusDays(zoned.length().days()).plus(zoned.length().exact());
          return json.set("start", moment(start)).set("end", moment(end));
        },
        floating -> {
          throw new IllegalArgumentException("Google has no floating times");
        });
  }

  private static Map<String, String> moment(ZonedDateTime at) {
    return Map.of(
        "dateTime",
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at),
        "timeZone",
        at.getZone().getId());
  }

  private static String text(GenericJson json) {
    try {
      return GsonFactory.getDefaultInstance().toString(json);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
