package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.calsync.event.ZoneRulesSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no calendar is never "no events" (FLT-13, FLT-34, INV-12). */
class NotACalendarTest {

  private static final String EVENT = Ical.event("DTSTART:20261120T090000Z", "SUMMARY:x");

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n\r\n", "\uFEFF", "   \n\t\n"})
  void refusesAnEmptyBody(String body) {
    assertThat(refusal(body)).isEqualTo("EMPTY_BODY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><html><body>Please log in</body></html>",
        "{\"error\":\"not found\"}",
        "BEGIN:VCARD\r\nEND:VCARD\r\n",
        "END:VCALENDAR\r\n"
      })
  void refusesWhatIsSomethingElse(String body) {
    assertThat(refusal(body)).isEqualTo("NOT_ICALENDAR");
  }

  @Test
  void refusesACalendarCutAtAnyByteBeforeItsEnd() {
    String whole = Ical.calendar(EVENT, EVENT.replace("UID:u", "UID:v"));
    int end = whole.indexOf("END:VCALENDAR") + "END:VCALENDAR".length();
    int begun = "BEGIN:VCALENDAR".length();
    for (int cut = begun; cut < end; cut++) {
      assertThat(refusal(whole.substring(0, cut))).as("cut at %d", cut).isEqualTo("TRUNCATED");
    }
    assertThat(Ical.READER.read(whole.substring(0, end)).items()).hasSize(2);
  }

  @Test
  void refusesASecondCalendarThatBeginsInsideTheFirst() {
    String whole = Ical.calendar(EVENT);
    assertThat(refusal(whole.replace("END:VCALENDAR\r\n", "") + whole)).isEqualTo("TRUNCATED");
  }

  @Test
  void takesACalendarOfNothingButZonesForAnEmptyOne() {
    String zones =
        Ical.calendar(
            "BEGIN:VTIMEZONE",
            "TZID:X",
            "BEGIN:STANDARD",
            "DTSTART:20200101T000000",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0100",
            "END:STANDARD",
            "END:VTIMEZONE");
    assertThat(Ical.READER.read(zones).items()).isEmpty();
  }

  @Test
  void readsSeveralCalendarsOfOneBodyAndJunkAroundThem() {
    String first = Ical.calendar("X-WR-CALNAME:First", EVENT);
    String second = Ical.calendar("METHOD:publish", EVENT.replace("UID:u", "UID:v"));
    IcalCalendar read =
        Ical.READER.read("Warning: php\r\n" + first + "\uFEFF" + second + "<!-- -->");
    assertThat(read.items()).extracting(IcalItem::uid).containsExactly("u", "v");
    assertThat(read.name()).isEqualTo("First");
    assertThat(read.method()).isEqualTo("PUBLISH");
  }

  @Test
  void refusesMoreThanTheLimitsAllow() {
    String body = Ical.calendar(EVENT, EVENT, EVENT);
    assertThat(refusal(new IcalLimits(200, 10, 1_000, 100, 8, 10, 10, 10), body))
        .isEqualTo("TOO_LARGE");
    assertThat(refusal(new IcalLimits(10_000, 2, 1_000, 100, 8, 10, 10, 10), body))
        .isEqualTo("TOO_LARGE");
  }

  private static String refusal(String body) {
    return refusal(IcalLimits.DEFAULT, body);
  }

  private static String refusal(IcalLimits limits, String body) {
    IcalReader reader = new IcalReader(ZoneRulesSource.jdk(), limits);
    return catchThrowableOfType(NotACalendarException.class, () -> reader.read(body)).code();
  }
}
