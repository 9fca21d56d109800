package dev.calsync.tck.connector;

import dev.calsync.event.EventBody;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Where the slots of a series lie, as its provider sees it; everywhere, if nobody can expand it.
 */
record ScriptedSlots(EventBody series) {

  private static final TimeFrame FRAME = new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC);

  boolean has(Slot slot) {
    return expander().isEmpty() || near(slot.day(), slot.day()).anyMatch(slot::equals);
  }

  /** Whether another slot lies on the way from one day to another, the last day included. */
  boolean isBetween(Slot slot, Slot to) {
    LocalDate from = slot.day();
    LocalDate until = to.day();
    boolean later = until.isAfter(from);
    return near(later ? from : until, later ? until : from)
        .map(Slot::day)
        .filter(day -> !day.equals(from))
        .anyMatch(
            day ->
                later
                    ? day.isAfter(from) && !day.isAfter(until)
                    : day.isBefore(from) && !day.isBefore(until));
  }

  private Stream<Slot> near(LocalDate first, LocalDate last) {
    TimeRange range =
        new TimeRange(
            first.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
            last.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC));
    EventBody all =
        new EventBody(
            series.time(),
            series.details(),
            series.recurrence().map(it -> new Recurrence(it.rules(), it.added(), List.of())),
            List.of());
    return expander().stream()
        .flatMap(it -> it.between(all, range, FRAME).occurrences().stream())
        .map(each -> each.slot());
  }

  /** When it takes place, in the order of time; never, if nobody can expand it. */
  List<Occurrence> within(TimeRange range) {
    return expander().stream()
        .flatMap(it -> it.between(series, range, FRAME).occurrences().stream())
        .toList();
  }

  private static List<SeriesExpander> expander() {
    return ServiceLoader.load(SeriesExpander.class).stream()
        .map(ServiceLoader.Provider::get)
        .limit(1)
        .toList();
  }
}
