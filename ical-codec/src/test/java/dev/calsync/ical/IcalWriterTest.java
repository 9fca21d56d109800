package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.event.Attendee;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.EventType;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.Visibility;
import dev.calsync.failure.CalsyncException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, to the letter. */
@Tag("time")
class IcalWriterTest {

  private static final TimeZoneId BERLIN = new TimeZoneId("Europe/Berlin");

  @Test
  void writesASeriesInItsOwnZone() {
    RecurrenceRule rule =
        RecurrenceRule.every(Frequency.WEEKLY)
            .ending(new RuleEnd.Until(Slot.parse("2026-12-28T10:00:00")));
    Recurrence recurrence =
        new Recurrence(
            List.of(rule),
            List.of(Slot.parse("2026-11-05T10:00:00")),
            List.of(Slot.parse("2026-11-09T10:00:00")));
    EventBody body =
        new EventBody(
            zoned("2026-11-02T10:00", Length.of(Duration.ofHours(1))),
            EventDetails.of(EventText.titled("Stand-up")),
            Optional.of(recurrence),
            List.of());
    assertThat(text(new IcalEntry("u", body, 3, Map.of("X-CALSYNC-MARK", "a;b"))))
        .isEqualTo(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//calsync//test//EN
            CALSCALE:GREGORIAN
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:DAYLIGHT
            DTSTART:20250330T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            TZNAME:+0200
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:20251026T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            TZNAME:+0100
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:u
            DTSTAMP:20261120T120000Z
            DTSTART;TZID=Europe/Berlin:20261102T100000
            DTEND;TZID=Europe/Berlin:20261102T110000
            RRULE:FREQ=WEEKLY;UNTIL=20261228T090000Z;WKST=MO
            RDATE;TZID=Europe/Berlin:20261105T100000
            EXDATE;TZID=Europe/Berlin:20261109T100000
            SEQUENCE:3
            SUMMARY:Stand-up
            CLASS:PUBLIC
            STATUS:CONFIRMED
            TRANSP:OPAQUE
            X-CALSYNC-MARK:a\\;b
            END:VEVENT
            END:VCALENDAR
            """);
  }

  @Test
  void writesAnExactLengthAsEndAndANominalOneAsDuration() {
    assertThat(event(zoned("2026-10-24T10:00", Length.of(Duration.ofHours(25)))))
        .contains("DTEND;TZID=Europe/Berlin:20261025T100000\n");
    assertThat(event(zoned("2026-10-24T10:00", new Length(1, Duration.ZERO))))
        .contains("DURATION:P1D\n")
        .doesNotContain("DTEND");
    assertThat(event(zoned("2026-10-24T10:00", Length.ZERO))).doesNotContain("DTEND", "DURATION");
    assertThat(event(zoned("2026-10-25T01:00", Length.of(Duration.ofMinutes(150)))))
        .as("it ends at the second 02:30 of that night")
        .contains("DURATION:PT2H30M0S\n");
    assertThat(event(new EventTime.AllDay(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 27))))
        .contains("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227\n")
        .doesNotContain("VTIMEZONE");
    assertThat(event(new EventTime.Floating(LocalDateTime.parse("2026-07-10T08:00"), Length.ZERO)))
        .contains("DTSTART:20260710T080000\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nBEGIN:VEVENT\r\nUID:evil",
        "x\nEND:VEVENT",
        "x\rATTENDEE:mailto:v@x.example",
        "x\u0000\u0007\u007F",
        "\r\n \r\n\t",
        "x\"\r\nBcc: y",
        "\\\r\nBEGIN:VALARM"
      })
  void letsNoValueLeaveItsProperty(String evil) {
    Person person = new Person(evil, evil);
    EventDetails details =
        new EventDetails(
            new EventText(evil, evil, evil, evil, List.of(evil)),
            Availability.BUSY,
            Visibility.NORMAL,
            EventStatus.CONFIRMED,
            EventType.DEFAULT,
            person,
            List.of(new Attendee(person, Participation.ACCEPTED)),
            Optional.empty(),
            evil);
    EventBody body = EventBody.single(zoned("2026-11-20T10:00", Length.ZERO), details);
    String written = text(new IcalEntry("u" + evil, body, 0, Map.of("X-NOTE", evil)));
    List<String> names =
        written.replace("\n ", "").lines().map(line -> line.split("[:;]", 2)[0]).toList();
    assertThat(names)
        .as("HOS-27, HOS-28")
        .containsOnlyOnce("UID", "ATTENDEE", "ORGANIZER")
        .doesNotContain("Bcc")
        .filteredOn("BEGIN"::equals)
        .hasSize(5);
    IcalCalendar read = Ical.READER.read(written);
    assertThat(read.items()).hasSize(1);
  }

  @Test
  void writesEveryKindOfLineBreakAsOne() {
    EventBody body =
        EventBody.single(
            zoned("2026-11-20T10:00", Length.ZERO),
            EventDetails.of(EventText.titled("a\r\nb\rc\nd")));
    assertThat(text(IcalEntry.of("u", body))).contains("SUMMARY:a\\nb\\nc\\nd\n");
  }

  @Test
  void showsNoGuestOfAMirror() {
    EventBody body =
        EventBody.single(
            zoned("2026-11-20T10:00", Length.ZERO), EventDetails.of(EventText.titled("Busy")));
    IcalEntry mirror = IcalEntry.mirror("m", MirrorShape.shownBy(body), 1, Map.of());
    assertThat(text(mirror)).as("INV-14").doesNotContain("ATTENDEE", "ORGANIZER", "METHOD");
    assertThat(mirror.body()).isEqualTo(body);
  }

  @Test
  void refusesAZoneWithoutRules() {
    EventTime time =
        new EventTime.Zoned(
            LocalDateTime.parse("2026-11-20T10:00"), new TimeZoneId("Moon/Base"), Length.ZERO);
    assertThatThrownBy(() -> event(time))
        .isInstanceOf(CalsyncException.class)
        .extracting(e -> ((CalsyncException) e).code())
        .isEqualTo("UNKNOWN_ZONE");
  }

  @Test
  void refusesNamesThatCouldBreakOut() {
    EventBody body =
        EventBody.single(zoned("2026-11-20T10:00", Length.ZERO), EventDetails.of(EventText.NONE));
    assertThatThrownBy(() -> new IcalEntry("u", body, 0, Map.of("X-A\r\nB", "")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IcalEntry("u", body, 0, Map.of("UID", "")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IcalEntry(" ", body, 0, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IcalEntry("u", body, -1, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static EventTime zoned(String start, Length length) {
    return new EventTime.Zoned(LocalDateTime.parse(start), BERLIN, length);
  }

  private static String event(EventTime time) {
    return text(IcalEntry.of("u", EventBody.single(time, EventDetails.of(EventText.NONE))));
  }

  private static String text(IcalEntry entry) {
    return new String(Ical.WRITER.bytes(List.of(entry), Ical.STAMP), StandardCharsets.UTF_8)
        .replace("\r\n", "\n");
  }
}
