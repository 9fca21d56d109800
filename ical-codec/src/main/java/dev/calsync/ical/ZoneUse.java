package dev.calsync.ical;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;

/** Which zones some events need, and for which days. */
final class ZoneUse {

  /**
   * The days a zone is used on.
   *
   * @param earliest the first
   * @param latest the last that is named; a series may go on
   */
  record Span(LocalDate earliest, LocalDate latest) {
    Span with(LocalDate day) {
      return new Span(day.isBefore(earliest) ? day : earliest, day.isAfter(latest) ? day : latest);
    }
  }

  private final Map<TimeZoneId, Span> spans = new TreeMap<>();
  private final LocalDate today;

  ZoneUse(LocalDate today) {
    this.today = today;
  }

  void add(EventBody body) {
    add(body.time());
    if (body.time() instanceof EventTime.Zoned zoned) {
      body.recurrence().ifPresent(r -> addSlots(zoned.zone(), r));
      body.overrides().forEach(o -> note(zoned.zone(), o.slot().day()));
    }
    body.overrides().stream().map(SeriesOverride::time).forEach(this::add);
  }

  /** By zone name, UTC left out. */
  Map<TimeZoneId, Span> spans() {
    return spans;
  }

  private void add(EventTime time) {
    if (time instanceof EventTime.Zoned zoned) {
      LocalDateTime end =
          zoned.start().plusDays(zoned.length().days()).plus(zoned.length().exact());
      note(zoned.zone(), zoned.start().toLocalDate());
      note(zoned.zone(), end.toLocalDate());
    }
  }

  private void addSlots(TimeZoneId zone, Recurrence recurrence) {
    recurrence.added().forEach(slot -> note(zone, slot.day()));
    recurrence.removed().forEach(slot -> note(zone, slot.day()));
    recurrence
        .rules()
        .forEach(r -> r.end().match(() -> today, n -> today, last -> noted(zone, last)));
  }

  private LocalDate noted(TimeZoneId zone, Slot last) {
    note(zone, last.day());
    return last.day();
  }

  private void note(TimeZoneId zone, LocalDate day) {
    if (!zone.equals(TimeZoneId.UTC)) {
      LocalDate within = day.getYear() > 2200 ? today : day;
      spans.put(
          zone,
          spans
              .getOrDefault(zone, new Span(within, today.isAfter(within) ? today : within))
              .with(within));
    }
  }
}
