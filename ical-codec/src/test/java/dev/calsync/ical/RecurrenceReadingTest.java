package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RRULE, RDATE, EXDATE and RECURRENCE-ID. */
@Tag("time")
class RecurrenceReadingTest {

  private static final String START = "DTSTART;TZID=Europe/Berlin:20261102T100000";
  private static final String END = "DTEND;TZID=Europe/Berlin:20261102T110000";
  private static final String WEEKLY = "RRULE:FREQ=WEEKLY";

  @ParameterizedTest
  @CsvSource({
    "20261231T090000Z,2026-12-31T10:00:00",
    "20261231T225959Z,2026-12-31T23:59:59",
    "20261231T100000,2026-12-31T10:00:00",
    "20261231,2026-12-31T23:59:59"
  })
  void readsUntilInTheZoneOfTheSeries(String until, String slot) {
    EventBody body = Ical.body(Ical.event(START, END, WEEKLY + ";UNTIL=" + until));
    assertThat(rule(body).end()).isEqualTo(new RuleEnd.Until(Slot.parse(slot)));
  }

  @ParameterizedTest
  @CsvSource({"20261231,2026-12-31", "20261231T225959Z,2026-12-31"})
  void readsUntilAsADateOfAnAllDaySeries(String until, String slot) {
    EventBody body =
        Ical.body(Ical.event("DTSTART;VALUE=DATE:20261102", WEEKLY + ";UNTIL=" + until));
    assertThat(rule(body).end()).isEqualTo(new RuleEnd.Until(Slot.parse(slot)));
  }

  @ParameterizedTest
  @CsvSource({
    "US/Pacific, 20030425T000000Z, 2003-04-25",
    "US/Pacific, 20030425T070000Z, 2003-04-25",
    "Australia/Sydney, 20030424T140000Z, 2003-04-25",
    "Europe/London, 20031225T000000Z, 2003-12-25",
    "Europe/London, 20030424T230000Z, 2003-04-25"
  })
  void findsTheDayOfAnInstantInTheCalendarsZoneElseInUtc(String zone, String key, String day) {
    EventBody body =
        Ical.body(
            "X-WR-TIMEZONE:" + zone,
            Ical.event("DTSTART;VALUE=DATE:20020101", "RRULE:FREQ=DAILY", "EXDATE:" + key));
    assertThat(body.recurrence().orElseThrow().removed()).containsExactly(Slot.parse(day));
  }

  @Test
  void letsUntilCountWhereCountIsSaidToo() {
    EventBody body = Ical.body(Ical.event(START, WEEKLY + ";COUNT=3;UNTIL=20261231T090000Z"));
    assertThat(rule(body).end()).isEqualTo(new RuleEnd.Until(Slot.parse("2026-12-31T10:00:00")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EXDATE;TZID=Europe/Berlin:20261109T100000",
        "EXDATE:20261109T090000Z",
        "EXDATE;TZID=America/New_York:20261109T040000",
        "EXDATE:20261109T100000",
        "EXDATE;VALUE=DATE:20261109",
        "EXDATE:20261109",
        "EXDATE;TZID=Europe/Berlin:20261109T100000,20261109T100000,"
      })
  void findsTheRemovedSlotInWhateverZoneAndKindItIsSaid(String exdate) {
    EventBody body = Ical.body(Ical.event(START, END, WEEKLY, exdate));
    assertThat(body.recurrence().orElseThrow().removed())
        .containsExactly(Slot.parse("2026-11-09T10:00:00"));
  }

  @Test
  void removesEverySlotOfADayThatIsRemovedAsADate() {
    EventBody body =
        Ical.body(
            Ical.event(
                START,
                "RRULE:FREQ=DAILY;BYHOUR=10,14",
                "RDATE:20261109T180000",
                "EXDATE:20261109"));
    assertThat(body.recurrence().orElseThrow().removed())
        .extracting(Slot::text)
        .containsExactly("2026-11-09T10:00:00", "2026-11-09T14:00:00", "2026-11-09T18:00:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RECURRENCE-ID;TZID=Europe/Berlin:20261109T100000",
        "RECURRENCE-ID:20261109T090000Z",
        "RECURRENCE-ID;TZID=Asia/Tokyo:20261109T180000",
        "RECURRENCE-ID;VALUE=DATE:20261109"
      })
  void findsTheSlotOfAnOverrideInWhateverZoneAndKindItIsSaid(String id) {
    EventBody body =
        Ical.body(
            Ical.event(START, END, WEEKLY, "SUMMARY:all"),
            Ical.event(id, "DTSTART:20261109T150000Z", "DTEND:20261109T160000Z"));
    SeriesOverride override = body.overrides().get(0);
    assertThat(override.slot()).as("FLT-29").isEqualTo(Slot.parse("2026-11-09T10:00:00"));
    assertThat(override.time().startSlot()).isEqualTo(Slot.parse("2026-11-09T15:00:00"));
    assertThat(override.details().text().title()).isEqualTo("all");
  }

  @Test
  void keepsTheKindOfTheSeriesInTheKeyOfAnOverrideThatChangesIt() {
    EventBody body =
        Ical.body(
            Ical.event("DTSTART;TZID=Europe/Berlin:20260504T090000", "RRULE:FREQ=DAILY;COUNT=5"),
            Ical.event(
                "RECURRENCE-ID;TZID=Europe/Berlin:20260506T090000", "DTSTART;VALUE=DATE:20260506"));
    assertThat(body.overrides().get(0).slot().text()).as("SEM-6").isEqualTo("2026-05-06T09:00:00");
    assertThat(body.overrides().get(0).time()).isInstanceOf(EventTime.AllDay.class);
  }

  @Test
  void takesTheSlotInsideAGapForWhatIsSaidInUtc() {
    EventBody body =
        Ical.body(
            Ical.event(
                "DTSTART;TZID=Europe/Berlin:20260327T023000",
                "RRULE:FREQ=DAILY",
                "EXDATE:20260329T013000Z"));
    assertThat(body.recurrence().orElseThrow().removed())
        .as("02:30 does not exist that day and took place at 03:30 (SEM-29)")
        .containsExactly(Slot.parse("2026-03-29T02:30:00"));
  }

  @Test
  void takesACancelledOverrideForARemovedSlot() {
    EventBody body =
        Ical.body(
            Ical.event(START, WEEKLY),
            Ical.event("RECURRENCE-ID:20261109T090000Z", START, "STATUS:CANCELLED"));
    assertThat(body.overrides()).as("SEM-5").isEmpty();
    assertThat(body.recurrence().orElseThrow().removed())
        .containsExactly(Slot.parse("2026-11-09T10:00:00"));
  }

  @Test
  void readsAPeriodAsAnAddedSlotOfItsOwnLength() {
    String start = "DTSTART:20260601T080000Z";
    String end = "DTEND:20260601T090000Z";
    String rule = "RRULE:FREQ=WEEKLY;COUNT=2";
    EventBody body =
        Ical.body(Ical.event(start, end, rule, "RDATE;VALUE=PERIOD:20260603T090000Z/PT3H"));
    Slot slot = Slot.parse("2026-06-03T09:00:00");
    assertThat(body.recurrence().orElseThrow().added()).as("SEM-31").containsExactly(slot);
    assertThat(body.overrides())
        .containsExactly(
            new SeriesOverride(
                slot,
                new EventTime.Zoned(
                    LocalDateTime.parse("2026-06-03T09:00"),
                    TimeZoneId.UTC,
                    Length.of(Duration.ofHours(3))),
                body.details()));
    assertThat(
            Ical.body(
                    Ical.event(
                        start, end, rule, "RDATE;VALUE=PERIOD:20260603T090000Z/20260603T100000Z"))
                .overrides())
        .as("a period of the usual length changes nothing")
        .isEmpty();
    assertThat(
            Ical.body(
                    Ical.event(
                        start,
                        end,
                        rule,
                        "RDATE;VALUE=PERIOD:20260603T090000Z/PT3H",
                        "EXDATE:20260603T090000Z"))
                .overrides())
        .as("EXDATE beats RDATE")
        .isEmpty();
  }

  @Test
  void readsASeriesThatIsOnlyAListOfDates() {
    Recurrence recurrence =
        Ical.body(Ical.event(START, "RDATE:20261105T100000,20261203T100000"))
            .recurrence()
            .orElseThrow();
    assertThat(recurrence.rules()).isEmpty();
    assertThat(recurrence.added()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RRULE:", "EXDATE:20261109T090000Z", "RDATE:"})
  void takesAnEmptyRuleForNone(String line) {
    assertThat(Ical.body(Ical.event(START, line)).isSeries()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=WEEKLY;BYDAY=1MO",
        "freq=weekly;byday=mo",
        "BYDAY=MO;FREQ=WEEKLY;INTERVAL=1;",
        "FREQ=WEEKLY\\;BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=MO;X-END=1;RSCALE=GREGORIAN;SKIP=OMIT;BYMONTH="
      })
  void letsOddRulesPassWhoseMeaningIsPlain(String text) {
    RecurrenceRule rule = rule(Ical.body(Ical.event(START, "RRULE:" + text)));
    assertThat(rule.frequency()).isEqualTo(Frequency.WEEKLY);
    assertThat(rule.byDay()).extracting(Object::toString).containsExactly("MO");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=FORTNIGHTLY",
        "BYDAY=MO",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=2147483647",
        "FREQ=DAILY;INTERVAL=99999999999",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;BYMONTHDAY=0",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYDAY=XX",
        "FREQ=YEARLY;BYDAY=99MO",
        "FREQ=YEARLY;RSCALE=CHINESE;SKIP=FORWARD",
        "FREQ=YEARLY;BYEASTER=0",
        "FREQ=DAILY;NONSENSE",
        "W1 MO #0"
      })
  void refusesARuleItDoesNotUnderstand(String text) {
    assertThat(Ical.code(Ical.event(START, "RRULE:" + text))).as("HOS-20").isEqualTo("BAD_RULE");
  }

  @Test
  void refusesASeriesWhoseSlotsItWouldShowWrong() {
    assertThat(Ical.code(Ical.event(START, WEEKLY, "EXRULE:FREQ=MONTHLY"))).isEqualTo("BAD_RULE");
    assertThat(
            Ical.code(
                Ical.event(START, WEEKLY),
                Ical.event("RECURRENCE-ID;RANGE=THISANDPRIOR:20261109T090000Z", START)))
        .as("gone from RFC 5545")
        .isEqualTo("UNSUPPORTED_RANGE");
    assertThat(
            Ical.code(
                Ical.event(START, WEEKLY),
                Ical.event("RECURRENCE-ID:20261109T090000Z", "DTSTART:nonsense")))
        .as("a bad override makes its series unreadable")
        .isEqualTo("BAD_DATE");
  }

  @Test
  void fillsInFromTheMasterWhatAnOverrideDoesNotMention() {
    EventBody body =
        Ical.body(
            Ical.event(
                START,
                WEEKLY,
                "SUMMARY:a",
                "LOCATION:room",
                "CLASS:PRIVATE",
                "TRANSP:TRANSPARENT",
                "ATTENDEE;PARTSTAT=DECLINED:mailto:AL@a.example"),
            Ical.event("RECURRENCE-ID:20261109T090000Z", START, "LOCATION:"),
            Ical.event(
                "RECURRENCE-ID:20261116T090000Z",
                START,
                "SUMMARY:b",
                "CLASS:PUBLIC",
                "TRANSP:OPAQUE",
                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:al@a.example"));
    var first = body.overrides().get(0).details();
    assertThat(first.text().title()).isEqualTo("a");
    assertThat(first.text().location()).as("there, and empty").isEmpty();
    assertThat(first.visibility()).as("SEM-19").isEqualTo(body.details().visibility());
    assertThat(first.attendees()).as("SEM-8").isEqualTo(body.details().attendees());
    assertThat(body.overrides().get(1).details()).isNotEqualTo(body.details());
  }

  private static RecurrenceRule rule(EventBody body) {
    return body.recurrence().orElseThrow().rules().get(0);
  }
}
