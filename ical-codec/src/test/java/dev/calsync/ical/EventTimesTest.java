package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeZoneId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DTSTART, DTEND and DURATION, as RFC 5545 has them and as feeds have them. */
@Tag("time")
class EventTimesTest {

  private static final TimeZoneId BERLIN = new TimeZoneId("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DTSTART;VALUE=DATE:20261224                         |                        | 1",
        "DTSTART;VALUE=DATE:20261224                         | DTEND;VALUE=DATE:20261227 | 3",
        "DTSTART:20261224                                    | DTEND:20261225         | 1",
        "DTSTART;VALUE=DATE:20261224                         | DTEND;VALUE=DATE:20261224 | 1",
        "DTSTART;VALUE=DATE:20261224                         | DTEND;VALUE=DATE:20261220 | 1",
        "DTSTART;VALUE=DATE:20261224                         | DTEND:20261225T120000  | 2",
        "DTSTART;VALUE=DATE:20261224                         | DURATION:P3D           | 3",
        "DTSTART;VALUE=DATE:20261224                         | DURATION:P1W           | 7",
        "DTSTART;VALUE=DATE:20261224                         | DURATION:PT1H          | 1",
        "DTSTART;VALUE=DATE:20261224                         | DURATION:-P3D          | 1",
        "DTSTART;VALUE=DATE:20261224T000000                  |                        | 1",
        "DTSTART;VALUE=DATE;TZID=Europe/Berlin:20261224T000000Z |                     | 1"
      })
  void readsWholeDays(String start, String end, long days) {
    LocalDate first = LocalDate.of(2026, 12, 24);
    assertThat(time(start, end == null ? "" : end))
        .isEqualTo(new EventTime.AllDay(first, first.plusDays(days)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                    |       0",
        "DTEND;TZID=Europe/Berlin:20261120T103000 |  5400",
        "DTEND:20261120T103000Z              |    9000",
        "DTEND;TZID=America/New_York:20261120T043000 | 5400",
        "DTEND:20261120T103000               |    5400",
        "DTEND;TZID=Europe/Berlin:20261120T080000 |  0",
        "DTEND;VALUE=DATE:20261121           |   54000",
        "DURATION:PT1H30M                    |    5400",
        "DURATION:PT26H                      |   93600",
        "DURATION:-PT1H                      |       0"
      })
  void readsExactLengths(String end, long seconds) {
    assertThat(time("DTSTART;TZID=Europe/Berlin:20261120T090000", end == null ? "" : end))
        .isEqualTo(berlin("2026-11-20T09:00", Length.of(Duration.ofSeconds(seconds))));
  }

  @Test
  void keepsDaysOfADurationNominal() {
    assertThat(time("DTSTART;TZID=Europe/Berlin:20261024T090000", "DURATION:P1DT2H"))
        .isEqualTo(berlin("2026-10-24T09:00", new Length(1, Duration.ofHours(2))));
  }

  @Test
  void measuresAnEndByInstantsOverAChangeOfClocks() {
    EventTime autumn =
        time(
            "DTSTART;TZID=Europe/Berlin:20261025T000000",
            "DTEND;TZID=Europe/Berlin:20261026T000000");
    assertThat(autumn).isEqualTo(berlin("2026-10-25T00:00", Length.of(Duration.ofHours(25))));
  }

  @Test
  void prefersTheEndOverTheDuration() {
    assertThat(
            Ical.body(
                    Ical.event(
                        "DTSTART:20261120T090000Z", "DURATION:PT9H", "DTEND:20261120T100000Z"))
                .time())
        .isEqualTo(
            new EventTime.Zoned(
                at("2026-11-20T09:00"), TimeZoneId.UTC, Length.of(Duration.ofHours(1))));
  }

  @ParameterizedTest
  @CsvSource({
    "20261120T0900Z",
    "2026-11-20T09:00:00Z",
    "20261120T100000+0100",
    "20261120T090000.500Z",
    "' 20261120T090000Z '"
  })
  void letsOddSpellingsOfATimePass(String value) {
    assertThat(time("DTSTART:" + value, ""))
        .isEqualTo(new EventTime.Zoned(at("2026-11-20T09:00"), TimeZoneId.UTC, Length.ZERO));
  }

  @Test
  void keepsFloatingTimesFloating() {
    assertThat(time("DTSTART:20260710T080000", "DTEND:20260710T090000"))
        .isEqualTo(new EventTime.Floating(at("2026-07-10T08:00"), Length.of(Duration.ofHours(1))));
  }

  @Test
  void givesFloatingTimesTheCalendarsZone() {
    String text =
        Ical.calendar(
            Ical.event("DTSTART:20260710T080000"), "X-WR-TIMEZONE:W. Europe Standard Time");
    IcalCalendar read = Ical.READER.read(text);
    assertThat(read.zone()).contains(BERLIN);
    assertThat(((IcalItem.Event) read.items().get(0)).body().time())
        .as("SEM-27")
        .isEqualTo(berlin("2026-07-10T08:00", Length.ZERO));
  }

  @Test
  void takesOutlooksMidnightsWithFlagForWholeDays() {
    String flag = "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE";
    String start = "DTSTART;TZID=W. Europe Standard Time:20261024T000000";
    assertThat(
            Ical.body(Ical.event(start, "DTEND;TZID=W. Europe Standard Time:20261026T000000", flag))
                .time())
        .isEqualTo(new EventTime.AllDay(LocalDate.of(2026, 10, 24), LocalDate.of(2026, 10, 26)));
    assertThat(
            Ical.body(Ical.event(start, "DTEND;TZID=W. Europe Standard Time:20261024T090000", flag))
                .time())
        .isInstanceOf(EventTime.Zoned.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SUMMARY:x                            | NO_START",
        "DTSTART:                             | NO_START",
        "DTSTART:99999999                     | BAD_DATE",
        "DTSTART:20260230                     | BAD_DATE",
        "DTSTART:00000101                     | BAD_DATE",
        "DTSTART:20261120T250000Z             | BAD_DATE",
        "DTSTART:tomorrow                     | BAD_DATE",
        "DTSTART;VALUE=DATE:99991231          | BAD_DATE"
      })
  void refusesAStartThatIsNone(String start, String code) {
    assertThat(Ical.code(Ical.event(start))).as("HOS-24").isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "DTEND:9999990101T000000Z,BAD_DATE",
    "DURATION:P999999999W,BAD_DURATION",
    "DURATION:PT999999999H,BAD_DURATION",
    "DURATION:P99999999999D,BAD_DURATION",
    "DURATION:P,BAD_DURATION",
    "DTEND:99991231T000000Z,BAD_DURATION"
  })
  void refusesALengthThatOverflows(String end, String code) {
    assertThat(Ical.code(Ical.event("DTSTART:20261120T090000Z", end))).as("HOS-24").isEqualTo(code);
  }

  private static EventTime time(String... lines) {
    return Ical.body(Ical.event(lines)).time();
  }

  private static EventTime berlin(String start, Length length) {
    return new EventTime.Zoned(at(start), BERLIN, length);
  }

  private static LocalDateTime at(String text) {
    return LocalDateTime.parse(text);
  }
}
