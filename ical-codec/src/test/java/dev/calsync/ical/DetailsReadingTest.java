package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.Attendee;
import dev.calsync.event.Availability;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import dev.calsync.event.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an event says besides its time. */
class DetailsReadingTest {

  @ParameterizedTest
  @CsvSource({
    ",,BUSY",
    "OPAQUE,,BUSY",
    "TRANSPARENT,,FREE",
    "transparent,,FREE",
    ",FREE,FREE",
    ",TENTATIVE,TENTATIVE",
    "OPAQUE,OOF,OUT_OF_OFFICE",
    "OPAQUE,TENTATIVE,TENTATIVE",
    "TRANSPARENT,WORKINGELSEWHERE,WORKING_ELSEWHERE",
    "TRANSPARENT,BUSY,FREE",
    "OPAQUE,FREE,BUSY",
    "OPAQUE,NONSENSE,BUSY"
  })
  void readsAvailability(String transp, String microsoft, Availability expected) {
    assertThat(
            details(
                    transp == null ? "X-A:1" : "TRANSP:" + transp,
                    microsoft == null ? "X-B:1" : "X-MICROSOFT-CDO-BUSYSTATUS:" + microsoft)
                .availability())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC,NORMAL",
    "PRIVATE,PRIVATE",
    "confidential,CONFIDENTIAL",
    "X-SECRET,PRIVATE",
    "'',NORMAL"
  })
  void readsVisibility(String text, Visibility expected) {
    assertThat(details("CLASS:" + text).visibility()).as("SEM-19").isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"CANCELLED,CANCELLED", "TENTATIVE,TENTATIVE", "CONFIRMED,CONFIRMED", "ODD,CONFIRMED"})
  void readsStatus(String text, EventStatus expected) {
    assertThat(details("STATUS:" + text).status()).isEqualTo(expected);
  }

  @Test
  void takesNoTitleForEvidenceOfACancellation() {
    assertThat(details("SUMMARY:Canceled: old plan").status())
        .as("SEM-41")
        .isEqualTo(EventStatus.CONFIRMED);
  }

  @Test
  void readsPeople() {
    EventDetails details =
        details(
            "ORGANIZER;CN=\"Smith, \"\"Jo\"\": x\":MAILTO:Jo@X.example",
            "ATTENDEE;PARTSTAT=ACCEPTED;CN=A^'B^'^nC:mailto:a@x.example",
            "ATTENDEE;PARTSTAT=declined:b@x.example",
            "ATTENDEE:urn:uuid:1");
    assertThat(details.organizer()).isEqualTo(new Person("jo@x.example", "Smith, Jo: x"));
    assertThat(details.attendees())
        .containsExactly(
            new Attendee(new Person("a@x.example", "A\"B\"C"), Participation.ACCEPTED),
            new Attendee(new Person("b@x.example", ""), Participation.DECLINED),
            new Attendee(new Person("urn:uuid:1", ""), Participation.NEEDS_ACTION));
  }

  @Test
  void readsTextWithoutItsEscapesAndControlCharacters() {
    EventDetails details =
        details(
            "SUMMARY:a\\, b\\; c\\\\d\\ne\\Nf\u0000\u0007 C:\\temp",
            "DESCRIPTION;ALTREP=\"http://x.example/a:b\":one\r\n  two\r\n\tthree",
            "LOCATION;LANGUAGE=de;X=\"a;b\":Raum, 3");
    assertThat(details.text().title()).isEqualTo("a, b; c\\d\ne\nf C:\\temp");
    assertThat(details.text().description()).isEqualTo("one twothree");
    assertThat(details.text().location()).isEqualTo("Raum, 3");
  }

  @Test
  void readsCategoriesOfAllLines() {
    assertThat(details("CATEGORIES:b,a\\,c", "CATEGORIES:,b, d ,").text().categories())
        .containsExactly("a,c", "b", "d");
  }

  @Test
  void takesTheLinkFromUrlElseFromTheConference() {
    String conference = "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example/x;y,z";
    assertThat(details(conference).text().link()).isEqualTo("https://meet.example/x;y,z");
    assertThat(details(conference, "URL:https://x.example/").text().link())
        .isEqualTo("https://x.example/");
  }

  @Test
  void keepsNothingThatCouldBeFetchedOrRun() {
    String event =
        Ical.event(
            "DTSTART:20261120T090000Z",
            "ATTACH:file:///etc/passwd",
            "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + "QUJD".repeat(500_000),
            "BEGIN:VALARM",
            "ACTION:PROCEDURE",
            "SUMMARY:alarm",
            "ATTACH:file:///bin/sh",
            "END:VALARM");
    assertThat(Ical.body(event).toString())
        .as("HOS-25")
        .doesNotContain("file:")
        .doesNotContain("alarm");
  }

  private static EventDetails details(String... lines) {
    return Ical.body(Ical.event("DTSTART:20261120T090000Z", String.join("\r\n", lines))).details();
  }
}
