package dev.calsync.ical;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the VEVENTs of one entry: the master, then its overrides by slot. */
final class EventWriter {

  private final FoldedOutput out;
  private final ZoneNames zones;
  private final RecurrenceRules rules;
  private final String stamp;

  EventWriter(FoldedOutput out, ZoneNames zones, RecurrenceRules rules, Instant stamp) {
    this.out = out;
    this.zones = zones;
    this.rules = rules;
    this.stamp = DateText.utc(stamp);
  }

  void write(IcalEntry entry) throws IOException {
    EventBody body = entry.body();
    begin(entry);
    time(body.time());
    if (body.recurrence().isPresent()) {
      recurrence(body.recurrence().get(), body.time());
    }
    end(entry, body.details(), null);
    for (SeriesOverride override : body.overrides()) {
      begin(entry);
      slot("RECURRENCE-ID", override.slot(), body.time());
      time(override.time());
      end(entry, override.details(), body.details());
    }
  }

  private void begin(IcalEntry entry) throws IOException {
    out.line("BEGIN", "VEVENT");
    out.line("UID", TextValue.write(entry.uid()));
    out.line("DTSTAMP", stamp);
  }

  private void end(IcalEntry entry, EventDetails details, @Nullable EventDetails master)
      throws IOException {
    out.line("SEQUENCE", Long.toString(entry.sequence()));
    new DetailsWriter(out).write(details, master);
    for (Map.Entry<String, String> extra : new TreeMap<>(entry.extras()).entrySet()) {
      out.line(extra.getKey(), TextValue.write(extra.getValue()));
    }
    out.line("END", "VEVENT");
  }

  private void time(EventTime time) throws IOException {
    slot("DTSTART", time.startSlot(), time);
    if (time instanceof EventTime.AllDay days) {
      out.line("DTEND;VALUE=DATE", DateText.date(days.endExclusive()));
    } else if (time instanceof EventTime.Zoned zoned) {
      length(zoned.length(), zoned.start(), zones.required(zoned.zone()), time);
    } else if (time instanceof EventTime.Floating floating) {
      length(floating.length(), floating.start(), NamedZone.UTC, time);
    }
  }

  /**
   * DTEND for exact lengths, DURATION for nominal ones (RFC 5545, section 3.8.5.3) and where the
   * wall time of the end comes twice or has more than four digits of year.
   */
  private void length(Length length, LocalDateTime start, NamedZone zone, EventTime time)
      throws IOException {
    if (length.isZero()) {
      return;
    }
    Instant end = zone.instant(start).plus(length.exact());
    LocalDateTime local = zone.local(end);
    boolean plain = zone.instant(local).equals(end) && local.getYear() <= 9999;
    if (length.days() == 0 && plain) {
      slot("DTEND", new Slot.AtTime(local), time);
    } else {
      out.line("DURATION", DurationValue.write(length));
    }
  }

  private void recurrence(Recurrence recurrence, EventTime first) throws IOException {
    for (var rule : recurrence.rules()) {
      out.line("RRULE", rules.format(rule, first));
    }
    for (Slot added : recurrence.added()) {
      slot("RDATE", added, first);
    }
    for (Slot removed : recurrence.removed()) {
      slot("EXDATE", removed, first);
    }
  }

  /** A slot in the zone and kind of its series. */
  private void slot(String name, Slot slot, EventTime series) throws IOException {
    if (slot instanceof Slot.OnDay) {
      out.line(name + ";VALUE=DATE", DateText.slot(slot));
    } else if (series instanceof EventTime.Zoned zoned) {
      NamedZone zone = zones.required(zoned.zone());
      if (zone.equals(NamedZone.UTC)) {
        out.line(name, DateText.slot(slot) + "Z");
      } else {
        out.line(name + ";TZID=" + zone.id(), DateText.slot(slot));
      }
    } else {
      out.line(name, DateText.slot(slot));
    }
  }
}
