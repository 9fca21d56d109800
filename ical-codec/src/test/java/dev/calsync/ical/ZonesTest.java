package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventTime;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From what feeds call a zone to its IANA name (SEM-24). */
@Tag("time")
class ZonesTest {

  private static final String WEEKLY = "RRULE:FREQ=WEEKLY";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Europe/Berlin | Europe/Berlin",
        "europe/berlin | Europe/Berlin",
        "/Europe/Berlin | Europe/Berlin",
        "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin | Europe/Berlin",
        "/mozilla.org/20050126_1/America/Argentina/Buenos_Aires | America/Argentina/Buenos_Aires",
        "posix/Europe/Vaduz | Europe/Vaduz",
        "America/Los Angeles | America/Los_Angeles",
        "America_New_York | America/New_York",
        "\"Europe/Berlin\" | Europe/Berlin",
        "US/Eastern | US/Eastern",
        "UTC | UTC",
        "Etc/UTC | UTC",
        "GMT | UTC",
        "tzone://Microsoft/Utc | UTC",
        "W. Europe Standard Time | Europe/Berlin",
        "w. europe standard time | Europe/Berlin",
        "Eastern Standard Time | America/New_York",
        "Pacific Standard Time (Mexico) | America/Tijuana",
        "FLE Standard Time | Europe/Kyiv",
        "British Columbia Standard Time | America/Vancouver",
        "Alberta Standard Time | America/Edmonton",
        "(UTC-05:00) Eastern Time (US and Canada) | America/New_York",
        "(GMT+10:00) Canberra, Melbourne, Sydney | Australia/Sydney",
        "UTC-11 | Etc/GMT+11",
        "GMT+0100 | Etc/GMT-1",
        "GMT-05:00 | Etc/GMT+5"
      })
  void knowsAZoneByAnyOfItsNames(String tzid, String zone) {
    String quoted = "\"" + tzid.replace("\"", "") + "\"";
    assertThat(zoneOf(Ical.event("DTSTART;TZID=" + quoted + ":20261102T100000", WEEKLY)))
        .isEqualTo(zone);
  }

  @Test
  void knowsEveryWindowsZoneByRulesThatTheJdkHas() {
    assertThat(WindowsZones.ianaNames()).hasSizeGreaterThan(130);
    ZoneNames names = new ZoneNames(ZoneRulesSource.jdk());
    assertThat(WindowsZones.ianaNames()).allMatch(id -> names.iana(id).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "Fictitious",
        "tzone://Microsoft/Custom",
        "Customized Time Zone",
        "GMT+99",
        "GMT+0530",
        "America/Nowhere"
      })
  void neverTakesAnUnknownZoneForUtc(String tzid) {
    assertThat(Ical.code(Ical.event("DTSTART;TZID=\"" + tzid + "\":20261102T100000")))
        .as("HOS-23")
        .isEqualTo("UNKNOWN_ZONE");
  }

  @Test
  void knowsACustomZoneByHowItBehaves() {
    assertThat(
            zoneOf(
                zone(
                    "Customized Time Zone",
                    "+0200",
                    "+0100",
                    new Onset("BYMONTH=10;BYDAY=-1SU", "030000"),
                    new Onset("BYMONTH=3;BYDAY=-1SU", "020000")),
                start("Customized Time Zone")))
        .isEqualTo("Europe/Berlin");
    assertThat(
            zoneOf(
                zone(
                    "My Zone",
                    "-0700",
                    "-0800",
                    new Onset("BYMONTH=11;BYDAY=1SU", "020000"),
                    new Onset("BYMONTH=3;BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14", "020000")),
                start("My Zone")))
        .isEqualTo("America/Los_Angeles");
    assertThat(zoneOf(fixed("Five and a half", "+0530"), start("Five and a half")))
        .isEqualTo("Asia/Kolkata");
    assertThat(zoneOf(fixed("Plus three", "+0300"), start("Plus three"))).isEqualTo("Etc/GMT-3");
  }

  @Test
  void findsAZoneThatIsDefinedAfterTheEvent() {
    assertThat(zoneOf(start("Plus three"), fixed("Plus three", "+0300"))).isEqualTo("Etc/GMT-3");
  }

  @Test
  void believesTheIanaNameRatherThanTheRulesBesideIt() {
    assertThat(zoneOf(fixed("Europe/Berlin", "+0500"), start("Europe/Berlin")))
        .isEqualTo("Europe/Berlin");
  }

  @Test
  void believesTheLocationOfAZoneWhoseRulesAreLikeNoOther() {
    assertThat(
            zoneOf(
                fixed("Old", "+0807").replace("TZID:Old", "TZID:Old\r\nX-LIC-LOCATION:Asia/Seoul"),
                start("Old")))
        .isEqualTo("Asia/Seoul");
  }

  @Test
  void tellsTheInstantsOfSinglesAndRefusesSeriesOfAZoneThatIsLikeNoOther() {
    String odd =
        zone(
            "Odd",
            "+0307",
            "+0207",
            new Onset("BYMONTH=10;BYDAY=-1SU", "030000"),
            new Onset("BYMONTH=3;BYDAY=-1SU", "020000"));
    String summer =
        Ical.event("DTSTART;TZID=Odd:20260701T100000", "DTEND;TZID=Odd:20260701T110000");
    EventTime.Zoned single = (EventTime.Zoned) Ical.body(odd, summer).time();
    assertThat(single.zone()).isEqualTo(TimeZoneId.UTC);
    assertThat(single.start()).isEqualTo("2026-07-01T06:53:00");
    assertThat(
            ((EventTime.Zoned)
                    Ical.body(odd, Ical.event("DTSTART;TZID=Odd:20260101T100000")).time())
                .start())
        .isEqualTo("2026-01-01T07:53:00");
    assertThat(Ical.code(odd, start("Odd"))).isEqualTo("UNKNOWN_ZONE");
  }

  @Test
  void takesNoZoneForAnotherThatOnlyBeginsTheYearLikeIt() {
    String early =
        zone(
            "Early",
            "+0200",
            "+0100",
            new Onset("BYMONTH=9;BYDAY=1SU", "030000"),
            new Onset("BYMONTH=5;BYDAY=1SU", "020000"));
    assertThat(Ical.code(early, start("Early"))).isEqualTo("UNKNOWN_ZONE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+9959", "abc", ""})
  void givesAZoneUpWhoseOffsetsAreNone(String offset) {
    assertThat(Ical.code(fixed("Bad", offset), start("Bad")))
        .as("HOS-23")
        .isEqualTo("UNKNOWN_ZONE");
  }

  @Test
  void givesAZoneUpThatHasTooManyObservances() {
    StringBuilder zone = new StringBuilder("BEGIN:VTIMEZONE\r\nTZID:Big\r\n");
    for (int i = 0; i < 20_000; i++) {
      zone.append("BEGIN:STANDARD\r\nDTSTART:20000101T000000\r\nTZOFFSETTO:+0100\r\n")
          .append("RRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\n");
    }
    assertThat(Ical.code(zone.append("END:VTIMEZONE").toString(), start("Big")))
        .as("HOS-23")
        .isEqualTo("UNKNOWN_ZONE");
  }

  @Test
  void refusesAZoneThatTheRulesInForceDoNotKnow() {
    ZoneRulesSource none =
        new ZoneRulesSource() {
          @Override
          public Optional<ZoneRules> rules(TimeZoneId zone) {
            return Optional.empty();
          }

          @Override
          public String version() {
            return "none";
          }
        };
    IcalItem item = new IcalReader(none).read(Ical.calendar(start("Europe/Berlin"))).items().get(0);
    assertThat(((IcalItem.Unreadable) item).code()).isEqualTo("UNKNOWN_ZONE");
  }

  private static String zoneOf(String... components) {
    return ((EventTime.Zoned) Ical.body(components).time()).zone().id();
  }

  private static String start(String tzid) {
    return Ical.event("DTSTART;TZID=" + tzid + ":20261102T100000", WEEKLY);
  }

  private static String fixed(String tzid, String offset) {
    return String.join(
        "\r\n",
        "BEGIN:VTIMEZONE",
        "TZID:" + tzid,
        "BEGIN:STANDARD",
        "DTSTART:16010101T000000",
        "TZOFFSETFROM:" + offset,
        "TZOFFSETTO:" + offset,
        "END:STANDARD",
        "END:VTIMEZONE");
  }

  /** When an observance begins, each year. */
  private record Onset(String rule, String time) {}

  private static String zone(
      String tzid, String summer, String winter, Onset autumn, Onset spring) {
    return String.join(
        "\r\n",
        "BEGIN:VTIMEZONE",
        "TZID:" + tzid,
        "BEGIN:STANDARD",
        "DTSTART:16010101T" + autumn.time(),
        "TZOFFSETFROM:" + summer,
        "TZOFFSETTO:" + winter,
        "RRULE:FREQ=YEARLY;INTERVAL=1;" + autumn.rule(),
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:16010101T" + spring.time(),
        "TZOFFSETFROM:" + winter,
        "TZOFFSETTO:" + summer,
        "RRULE:FREQ=YEARLY;INTERVAL=1;" + spring.rule(),
        "END:DAYLIGHT",
        "END:VTIMEZONE");
  }
}
