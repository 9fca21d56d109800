package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recurrence as lines, without a VEVENT around them. */
@Tag("time")
class RecurrenceLinesTest {

  private static final RecurrenceLines LINES = new RecurrenceLines(ZoneRulesSource.jdk());
  private static final EventBody MONDAY_AT_TEN =
      EventBody.single(
          new EventTime.Zoned(
              LocalDateTime.parse("2026-11-02T10:00"),
              new TimeZoneId("Europe/Berlin"),
              Length.of(Duration.ofHours(1))),
          EventDetails.of(EventText.titled("Round")));
  private static final EventBody RENT =
      EventBody.single(
          new EventTime.AllDay(LocalDate.parse("2026-11-05"), LocalDate.parse("2026-11-06")),
          EventDetails.of(EventText.titled("Rent")));

  @Test
  void whatIsWrittenIsReadBack() {
    List<String> lines =
        List.of(
            "RRULE:FREQ=WEEKLY;UNTIL=20270125T090000Z;WKST=MO",
            "RDATE;TZID=Europe/Berlin:20261218T120000",
            "EXDATE;TZID=Europe/Berlin:20261109T100000,20261116T100000");

    EventBody series = LINES.read(lines, MONDAY_AT_TEN);

    Recurrence repeats = series.recurrence().orElseThrow();
    assertThat(repeats.rules())
        .singleElement()
        .matches(rule -> rule.end().equals(new RuleEnd.Until(slot("2027-01-25T10:00"))));
    assertThat(repeats.added()).containsExactly(slot("2026-12-18T12:00"));
    assertThat(repeats.removed())
        .containsExactly(slot("2026-11-09T10:00"), slot("2026-11-16T10:00"));
    assertThat(LINES.write(repeats, series.time())).isEqualTo(lines);
  }

  @Test
  void removedSlotsAreReadInWhateverZoneTheyAreSaid() {
    EventBody series =
        LINES.read(
            List.of("RRULE:FREQ=WEEKLY", "EXDATE:20261109T090000Z", "EXDATE;VALUE=DATE:20261116"),
            MONDAY_AT_TEN);

    assertThat(series.recurrence().orElseThrow().removed())
        .containsExactly(slot("2026-11-09T10:00"), slot("2026-11-16T10:00"));
  }

  @Test
  void wholeDaysAreDates() {
    List<String> lines =
        List.of("RRULE:FREQ=MONTHLY;COUNT=5;WKST=MO", "EXDATE;VALUE=DATE:20270105");

    EventBody series = LINES.read(lines, RENT);

    assertThat(series.recurrence().orElseThrow().removed())
        .containsExactly(new Slot.OnDay(LocalDate.parse("2027-01-05")));
    assertThat(LINES.write(series.recurrence().orElseThrow(), RENT.time())).isEqualTo(lines);
  }

  @Test
  void anAddedSlotWithALengthOfItsOwnIsAnOverride() {
    EventBody series =
        LINES.read(
            List.of("RRULE:FREQ=WEEKLY", "RDATE;VALUE=PERIOD:20261218T110000Z/PT3H"),
            MONDAY_AT_TEN);

    assertThat(series.overrides())
        .singleElement()
        .matches(it -> it.slot().equals(slot("2026-12-18T12:00")))
        .extracting(it -> ((EventTime.Zoned) it.time()).length())
        .isEqualTo(Length.of(Duration.ofHours(3)));
  }

  @Test
  void noLinesMakeNoSeries() {
    assertThat(LINES.read(List.of(), MONDAY_AT_TEN)).isEqualTo(MONDAY_AT_TEN);
  }

  @Test
  void aRuleThatIsNoneIsSaidToBe() {
    assertThatExceptionOfType(CalsyncException.class)
        .isThrownBy(() -> LINES.read(List.of("RRULE:FREQ=SOMETIMES"), MONDAY_AT_TEN))
        .matches(thrown -> thrown.code().equals("BAD_RULE"));
  }

  private static Slot slot(String text) {
    return new Slot.AtTime(LocalDateTime.parse(text));
  }
}
