package dev.calsync.tck.connector;

import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.Visibility;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events of every kind that a connector must carry. */
final class SampleEvents {

  private static final TimeZoneId BERLIN = new TimeZoneId("Europe/Berlin");
  private static final TimeZoneId NEW_YORK = new TimeZoneId("America/New_York");

  private SampleEvents() {}

  static EventBody timed(String title) {
    return EventBody.single(
        zoned("2026-12-01T10:00", BERLIN), EventDetails.of(EventText.titled(title)));
  }

  static EventBody wordy() {
    EventText text =
        new EventText(
            "Ärzte; Termin, 10 Uhr \\ \"früh\" 🦷",
            "first line\nsecond line; with, marks\n\n\tlast " + "long ".repeat(40) + "end",
            "Straße 1, 10115 Berlin",
            "https://meet.example/room?a=1&b=2",
            List.of("health", "work, paid"));
    return EventBody.single(zoned("2026-12-02T09:30", NEW_YORK), EventDetails.of(text));
  }

  /** HOS-27: text that would end its line and begin an event of its own. */
  static EventBody injecting() {
    EventText text =
        new EventText(
            "a\nEND:VEVENT\nBEGIN:VEVENT\nUID:injected\nSUMMARY:b",
            "<script>alert(1)</script>\nATTENDEE:mailto:victim@example.org",
            "\u202Eright to left",
            "javascript:alert(1)",
            List.of("x\nATTACH:file:///etc/passwd"));
    return EventBody.single(zoned("2026-12-03T09:30", BERLIN), EventDetails.of(text));
  }

  static EventBody freeAndPrivate() {
    EventDetails plain = EventDetails.of(EventText.titled("Busy"));
    EventDetails details =
        new EventDetails(
            plain.text(),
            Availability.FREE,
            Visibility.PRIVATE,
            plain.status(),
            plain.type(),
            plain.organizer(),
            plain.attendees(),
            plain.ownResponse());
    return EventBody.single(zoned("2026-12-04T12:00", TimeZoneId.UTC), details);
  }

  static EventBody allDay() {
    return EventBody.single(
        new EventTime.AllDay(LocalDate.parse("2026-12-24"), LocalDate.parse("2026-12-27")),
        EventDetails.of(EventText.titled("Holiday")));
  }

  /** Mondays at 10; one Monday removed, one moved to a Tuesday and renamed. */
  static EventBody series() {
    Slot moved = slot("2026-11-16T10:00");
    RecurrenceRule rule =
        RecurrenceRule.every(Frequency.WEEKLY).ending(new RuleEnd.Until(slot("2027-01-25T10:00")));
    return new EventBody(
        zoned("2026-11-02T10:00", BERLIN),
        EventDetails.of(EventText.titled("Round")),
        Optional.of(new Recurrence(List.of(rule), List.of(), List.of(slot("2026-11-09T10:00")))),
        List.of(
            new SeriesOverride(
                moved,
                zoned("2026-11-17T14:00", BERLIN),
                EventDetails.of(EventText.titled("Round, late")))));
  }

  static EventBody allDaySeries() {
    RecurrenceRule rule = RecurrenceRule.every(Frequency.MONTHLY).ending(new RuleEnd.Count(5));
    LocalDate first = LocalDate.parse("2026-11-05");
    return new EventBody(
        new EventTime.AllDay(first, first.plusDays(1)),
        EventDetails.of(EventText.titled("Rent")),
        Optional.of(
            new Recurrence(
                List.of(rule), List.of(), List.of(new Slot.OnDay(LocalDate.parse("2027-01-05"))))),
        List.of());
  }

  /** A series without one of its slots, and without overrides. */
  static EventBody removing(EventBody series, Slot slot) {
    Recurrence repeats = series.recurrence().orElseThrow();
    List<Slot> removed = new ArrayList<>(repeats.removed());
    removed.add(slot);
    return new EventBody(
        series.time(),
        series.details(),
        Optional.of(new Recurrence(repeats.rules(), repeats.added(), removed)),
        List.of());
  }

  private static EventTime zoned(String start, TimeZoneId zone) {
    return new EventTime.Zoned(LocalDateTime.parse(start), zone, Length.of(Duration.ofMinutes(45)));
  }

  private static Slot slot(String start) {
    return new Slot.AtTime(LocalDateTime.parse(start));
  }
}
