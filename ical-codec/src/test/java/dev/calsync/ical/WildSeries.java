package dev.calsync.ical;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Recurrence;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.expansion.RecurrenceExpander;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A series that somebody made, and two years of it.
 *
 * @param file where it stands first
 * @param body its content
 */
record WildSeries(String file, EventBody body) {

  private static final TimeFrame FRAME = new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC);

  /** When a series takes place; two that are equal in this are expanded alike. */
  private record Times(EventTime time, Recurrence repeats, List<EventTime> overrides) {}

  /** All series that differ in when they take place. */
  static List<WildSeries> all() {
    Set<Times> seen = new HashSet<>();
    return WildCalendars.events().stream()
        .filter(found -> found.event().body().isSeries())
        .map(found -> new WildSeries(found.file(), found.event().body()))
        .filter(series -> seen.add(series.times()))
        .toList();
  }

  private Times times() {
    List<EventTime> overrides = body.overrides().stream().map(it -> it.time()).toList();
    return new Times(body.time(), body.recurrence().orElseThrow(), overrides);
  }

  /** Days before the first slot, so that no zone makes it an edge. */
  LocalDate from() {
    return body.time().startSlot().day().minusDays(2);
  }

  LocalDate to() {
    return from().plusYears(2);
  }

  /** The series alone, as we write it. */
  byte[] text() {
    return Ical.WRITER.bytes(List.of(IcalEntry.of("u", body)), Ical.STAMP);
  }

  /** What we say of its two years, as {@link #told} tells starts, in order. */
  List<String> starts() {
    TimeRange range =
        new TimeRange(
            from().minusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC),
            to().plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC));
    return new RecurrenceExpander()
        .between(body, range, FRAME).occurrences().stream()
            .map(WildSeries::told)
            .filter(this::inside)
            .sorted()
            .toList();
  }

  boolean inside(String start) {
    return start.compareTo(from().toString()) >= 0 && start.compareTo(to().toString()) < 0;
  }

  private static String told(Occurrence occurrence) {
    return occurrence
        .time()
        .match(
            days -> days.start().toString(),
            zoned -> told(occurrence.starts()),
            floating -> told(floating.start()));
  }

  static String told(Instant start) {
    return told(LocalDateTime.ofInstant(start, ZoneOffset.UTC)) + "Z";
  }

  /** A date and a time to the second. */
  static String told(LocalDateTime start) {
    return new Slot.AtTime(start).text();
  }
}
