package dev.calsync.test.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Occurrence;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.IcalItem;
import dev.calsync.ical.IcalReader;
import dev.calsync.ical.expansion.RecurrenceExpander;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An event that repeats, by what its {@code recurrence} says: lines of iCalendar, so they are read
 * as that.
 *
 * @param body what is repeated
 * @param zone in whose wall time
 */
record Series(EventBody body, ZoneId zone) {

  private static final Pattern LINE = Pattern.compile("(RRULE|RDATE|EXDATE)[:;][^\\r\\n]+");
  private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);
  private static final RecurrenceExpander EXPANDER = new RecurrenceExpander();
  private static final TimeFrame FRAME = new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC);

  /**
   * Reads a master.
   *
   * @throws GoogleError if it cannot be understood
   */
  static Series of(ObjectNode master, ZoneId calendar) {
    Moment start = Moment.read(master, "start", calendar);
    Moment end = Moment.read(master, "end", calendar);
    ZoneId zone = start.time().map(ZonedDateTime::getZone).orElse(ZoneOffset.UTC);
    String text =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:series\r\n"
            + date("DTSTART", start, zone)
            + date("DTEND", end, zone)
            + lines(master.path("recurrence"))
            + "END:VEVENT\r\nEND:VCALENDAR\r\n";
    List<IcalItem> items = new IcalReader(ZoneRulesSource.jdk()).read(text).items();
    return items.get(0).match(event -> new Series(event.body(), zone), unreadable -> refused());
  }

  private static String lines(JsonNode recurrence) {
    StringBuilder lines = new StringBuilder();
    for (JsonNode line : recurrence) {
      if (!LINE.matcher(line.asText()).matches()) {
        return refused();
      }
      lines.append(line.asText()).append("\r\n");
    }
    return lines.toString();
  }

  private static String date(String name, Moment moment, ZoneId zone) {
    return moment
        .time()
        .map(
            it ->
                name
                    + ";TZID="
                    + zone.getId()
                    + ":"
                    + WALL.format(it.withZoneSameInstant(zone))
                    + "\r\n")
        .orElseGet(
            () ->
                name
                    + ";VALUE=DATE:"
                    + moment.day().orElseThrow().format(DateTimeFormatter.BASIC_ISO_DATE)
                    + "\r\n");
  }

  private static <T> T refused() {
    throw GoogleError.invalid("Invalid recurrence rule.");
  }

  /** Its slots that overlap a range, removed ones left out. */
  List<Occurrence> within(TimeRange range) {
    return EXPANDER.between(body, range, FRAME).occurrences();
  }

  /** What stands behind the master's id in that of an instance. */
  String suffixOf(Occurrence occurrence) {
    return body.time() instanceof EventTime.AllDay
        ? occurrence.slot().day().format(DateTimeFormatter.BASIC_ISO_DATE)
        : UTC.format(occurrence.starts());
  }

  /** The same for a date, or for a wall time of the series. */
  String suffixOf(String slot) {
    return slot.indexOf('T') < 0
        ? LocalDate.parse(slot).format(DateTimeFormatter.BASIC_ISO_DATE)
        : UTC.format(LocalDateTime.parse(slot).atZone(zone));
  }

  /** The instance that has such an id; empty if there is none. */
  Optional<Occurrence> at(String suffix) {
    return startOf(suffix).stream()
        .flatMap(start -> within(new TimeRange(start, start.plusSeconds(1))).stream())
        .filter(occurrence -> suffixOf(occurrence).equals(suffix))
        .findFirst();
  }

  private static Optional<Instant> startOf(String suffix) {
    try {
      return Optional.of(
          suffix.indexOf('T') < 0
              ? LocalDate.parse(suffix, DateTimeFormatter.BASIC_ISO_DATE)
                  .atStartOfDay()
                  .toInstant(ZoneOffset.UTC)
              : LocalDateTime.parse(suffix, UTC.withZone(null)).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noInstance) {
      return Optional.empty();
    }
  }

  Moment startOf(Occurrence occurrence) {
    return occurrence.time() instanceof EventTime.AllDay days
        ? Moment.on(days.start())
        : Moment.at(occurrence.starts().atZone(zone));
  }

  Moment endOf(Occurrence occurrence) {
    return occurrence.time() instanceof EventTime.AllDay days
        ? Moment.on(days.endExclusive())
        : Moment.at(occurrence.ends().atZone(zone));
  }
}
