package dev.calsync.tck.engine;

import dev.calsync.event.EventBody;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.IcalCalendar;
import dev.calsync.ical.IcalItem;
import dev.calsync.ical.IcalReader;
import dev.calsync.ical.expansion.RecurrenceExpander;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Series as RFC 5545 writes them, and the instants that they take. */
final class SeriesTales {

  private static final TimeFrame FRAME =
      new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId("Europe/Berlin"));

  private SeriesTales() {}

  /** The event or series of these lines of VEVENTs. */
  static EventBody ical(String events) {
    String text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//calsync//test//EN\n" + events;
    byte[] bytes = (text.strip() + "\nEND:VCALENDAR\n").getBytes(StandardCharsets.UTF_8);
    try {
      IcalCalendar calendar =
          new IcalReader(ZoneRulesSource.jdk()).read(new ByteArrayInputStream(bytes));
      return calendar
          .items()
          .get(0)
          .match(
              IcalItem.Event::body,
              unreadable -> {
                throw new AssertionError(unreadable.toString());
              });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** One VEVENT of a series in Berlin that lasts an hour. */
  static EventBody weekly(String start, String... more) {
    return ical(
        """
        BEGIN:VEVENT
        UID:series
        SUMMARY:Team
        DTSTART;TZID=Europe/Berlin:%s
        DURATION:PT1H
        %s
        END:VEVENT"""
            .formatted(start, String.join("\n", more)));
  }

  /** When all these take place, in order, as {@code from/to}. */
  static List<String> instants(Collection<EventBody> bodies, String from, String to) {
    TimeRange range = new TimeRange(Instant.parse(from), Instant.parse(to));
    RecurrenceExpander expander = new RecurrenceExpander();
    return bodies.stream()
        .flatMap(body -> expander.between(body, range, FRAME).occurrences().stream())
        .map(occurrence -> occurrence.starts() + "/" + occurrence.ends())
        .sorted()
        .toList();
  }
}
