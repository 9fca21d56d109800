package dev.calsync.test.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.Occurrence;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import dev.calsync.ical.RecurrenceLines;
import dev.calsync.ical.expansion.RecurrenceExpander;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);
  private static final RecurrenceLines LINES = new RecurrenceLines(ZoneRulesSource.jdk());
  private static final RecurrenceExpander EXPANDER = new RecurrenceExpander();
  private static final TimeFrame FRAME = new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC);

  /**
   * Reads a master.
   *
   * @throws GoogleError if it cannot be understood
   */
  static Series of(ObjectNode master, ZoneId calendar) {
    EventTime first = time(master, calendar);
    ZoneId zone = first instanceof EventTime.Zoned it ? ZoneId.of(it.zone().id()) : ZoneOffset.UTC;
    try {
      EventBody once = EventBody.single(first, EventDetails.of(EventText.NONE));
      return new Series(LINES.read(lines(master.path("recurrence")), once), zone);
    } catch (CalsyncException unreadable) {
      return refused();
    }
  }

  private static EventTime time(ObjectNode master, ZoneId calendar) {
    Moment start = Moment.read(master, "start", calendar);
    Moment end = Moment.read(master, "end", calendar);
    if (start.isDay()) {
      return new EventTime.AllDay(start.day().orElseThrow(), end.day().orElseThrow());
    }
    ZonedDateTime first = start.time().orElseThrow();
    Length length = Length.of(Duration.between(first, end.time().orElseThrow()));
    return new EventTime.Zoned(
        first.toLocalDateTime(), new TimeZoneId(first.getZone().getId()), length);
  }

  private static List<String> lines(JsonNode recurrence) {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : recurrence) {
      lines.add(LINE.matcher(line.asText()).matches() ? line.asText() : refused());
    }
    return lines;
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
