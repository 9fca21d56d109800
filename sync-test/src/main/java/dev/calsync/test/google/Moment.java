package dev.calsync.test.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * A start or an end.
 *
 * @param day the date, of whole days
 * @param time the time, in the zone that the event names, or else in that of its calendar
 * @param named whether the event names a zone
 */
record Moment(Optional<LocalDate> day, Optional<ZonedDateTime> time, boolean named) {

  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendOffsetId()
          .toFormatter(Locale.ROOT);

  static Moment at(ZonedDateTime time) {
    return new Moment(Optional.empty(), Optional.of(time.truncatedTo(ChronoUnit.SECONDS)), true);
  }

  static Moment on(LocalDate day) {
    return new Moment(Optional.of(day), Optional.empty(), false);
  }

  /**
   * Reads a field of an event.
   *
   * @param zone of the calendar, for what has an offset and names no zone
   * @throws GoogleError if it is no start or end
   */
  static Moment read(ObjectNode event, String field, ZoneId zone) {
    JsonNode node = event.path(field);
    String date = Json.text(node, "date");
    String time = Json.text(node, "dateTime");
    if (date.isEmpty() == time.isEmpty()) {
      throw date.isEmpty()
          ? GoogleError.required("Missing " + field + " time.")
          : GoogleError.invalid("Invalid " + field + " time.");
    }
    try {
      return date.isEmpty() ? timed(node, time, zone) : on(LocalDate.parse(date));
    } catch (DateTimeParseException bad) {
      throw GoogleError.invalid("Invalid " + field + " time.");
    } catch (DateTimeException noZone) {
      throw GoogleError.invalid("Invalid time zone definition for " + field + " time.");
    }
  }

  private static Moment timed(JsonNode node, String text, ZoneId calendar) {
    String name = Json.text(node, "timeZone");
    ZoneId zone = name.isEmpty() ? calendar : ZoneId.of(name);
    TemporalAccessor read =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    if (read instanceof OffsetDateTime offset) {
      return new Moment(
          Optional.empty(),
          Optional.of(offset.truncatedTo(ChronoUnit.SECONDS).atZoneSameInstant(zone)),
          !name.isEmpty());
    }
    if (name.isEmpty()) {
      throw GoogleError.required("Missing time zone definition for start time.");
    }
    return at(LocalDateTime.from(read).atZone(zone));
  }

  boolean isDay() {
    return day.isPresent();
  }

  /** Its instant; days begin at midnight in the zone of their calendar. */
  Instant instant(ZoneId calendar) {
    return time.map(ZonedDateTime::toInstant)
        .orElseGet(() -> day.orElseThrow().atStartOfDay(calendar).toInstant());
  }

  /** As it is stored. */
  ObjectNode json() {
    ObjectNode node = Json.object();
    day.ifPresent(it -> node.put("date", it.toString()));
    time.ifPresent(
        it -> node.put("dateTime", OFFSET.format(it)).put("timeZone", it.getZone().getId()));
    return node;
  }

  /** As it is shown by the clocks of a zone; the event's own zone stays named. */
  ObjectNode shownIn(ZoneId zone) {
    ObjectNode node = json();
    time.ifPresent(it -> node.put("dateTime", OFFSET.format(it.withZoneSameInstant(zone))));
    return node;
  }
}
