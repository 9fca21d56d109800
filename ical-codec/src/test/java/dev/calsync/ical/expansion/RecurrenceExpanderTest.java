package dev.calsync.ical.expansion;

import static dev.calsync.ical.expansion.Given.allDay;
import static dev.calsync.ical.expansion.Given.berlin;
import static dev.calsync.ical.expansion.Given.event;
import static dev.calsync.ical.expansion.Given.slots;
import static dev.calsync.ical.expansion.Given.spans;
import static dev.calsync.ical.expansion.Given.zoned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.event.Length;
import dev.calsync.event.SeriesExpander;
import dev.calsync.failure.CalsyncException;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which slots a series has, and which of its occurrences touch a range. */
@Tag("time")
class RecurrenceExpanderTest {

  @Test
  void isFoundByServiceLoader() {
    assertThat(ServiceLoader.load(SeriesExpander.class))
        .hasExactlyElementsOfTypes(RecurrenceExpander.class);
  }

  @Test
  void aSingleEventIsOneOccurrenceIfItTouchesTheRange() {
    Given single = berlin("2026-11-20T10:00");
    assertThat(spans(single.between("2026-11-20T09:59:59Z", "2026-11-20T10:30:00Z")))
        .containsExactly("2026-11-20T09:00:00Z/2026-11-20T10:00:00Z");
    assertThat(slots(single.between("2026-11-20T10:00:00Z", "2026-11-21"))).isEmpty();
    assertThat(slots(single.between("2026-11-19", "2026-11-20T09:00:00Z"))).isEmpty();
  }

  @Test
  void theRangeIsHalfOpenForSeriesToo() {
    Given daily = berlin("2026-11-01T10:00").rule("FREQ=DAILY");
    assertThat(slots(daily.between("2026-11-20T10:00:00Z", "2026-11-22T09:00:00Z")))
        .containsExactly("2026-11-21T10:00:00");
    assertThat(slots(daily.between("2026-11-20T09:59:59Z", "2026-11-22T09:00:01Z")))
        .containsExactly("2026-11-20T10:00:00", "2026-11-21T10:00:00", "2026-11-22T10:00:00");
  }

  @Test
  void aPointTouchesTheRangeItLiesIn() {
    Given points =
        event(zoned("2026-11-01T10:00", "Europe/Berlin", Length.ZERO)).rule("FREQ=DAILY");
    assertThat(slots(points.between("2026-11-20T09:00:00Z", "2026-11-21T09:00:00Z")))
        .containsExactly("2026-11-20T10:00:00");
  }

  @Test
  void occurrencesLongerThanTheRangeAreFoundInTheirMiddle() {
    Length threeWeeks = Length.of(Duration.ofDays(21));
    assertThat(
            slots(
                event(zoned("2026-01-05T10:00", "Europe/Berlin", threeWeeks))
                    .rule("FREQ=MONTHLY")
                    .between("2026-06-20", "2026-06-21")))
        .containsExactly("2026-06-05T10:00:00");
  }

  @Test
  void theStartIsTheFirstSlotAndIsCountedEvenIfTheRuleHasItNot() {
    assertThat(slots(berlin("2026-11-20T10:00").rule("FREQ=WEEKLY;BYDAY=MO;COUNT=3").always()))
        .containsExactly("2026-11-20T10:00:00", "2026-11-23T10:00:00", "2026-11-30T10:00:00");
    assertThat(slots(berlin("2026-11-20T10:00").rule("FREQ=DAILY;COUNT=1").always()))
        .containsExactly("2026-11-20T10:00:00");
    assertThat(slots(berlin("2026-11-20T10:00").rule("FREQ=DAILY;UNTIL=20261101T100000").always()))
        .containsExactly("2026-11-20T10:00:00");
  }

  @Test
  void removedSlotsAreCountedAndAddedOnesAreNot() {
    Given series =
        berlin("2026-11-20T10:00")
            .rule("FREQ=DAILY;COUNT=3")
            .added("2026-11-25T10:00")
            .removed("2026-11-20T10:00");
    assertThat(slots(series.always()))
        .containsExactly("2026-11-21T10:00:00", "2026-11-22T10:00:00", "2026-11-25T10:00:00");
  }

  @Test
  void severalRulesAreUnitedAndRepeatsCollapse() {
    Given series =
        berlin("2026-11-20T10:00")
            .rule("FREQ=DAILY;INTERVAL=2;COUNT=4")
            .rule("FREQ=DAILY;INTERVAL=3;COUNT=3")
            .added("2026-11-22T10:00", "2026-11-21T10:00");
    assertThat(slots(series.always()))
        .containsExactly(
            "2026-11-20T10:00:00",
            "2026-11-21T10:00:00",
            "2026-11-22T10:00:00",
            "2026-11-23T10:00:00",
            "2026-11-24T10:00:00",
            "2026-11-26T10:00:00");
  }

  @Test
  void aSeriesMayBeAListOfAddedSlots() {
    assertThat(slots(allDay("2026-11-20").added("2026-12-24", "2026-12-31").always()))
        .containsExactly("2026-11-20", "2026-12-24", "2026-12-31");
  }

  @Test
  void untilIsInclusiveAndADateLastsUntilItsEnd() {
    Given timed = berlin("2026-11-20T10:00");
    assertThat(slots(timed.rule("FREQ=DAILY;UNTIL=20261121T100000").always())).hasSize(2);
    assertThat(slots(berlin("2026-11-20T10:00").rule("FREQ=DAILY;UNTIL=20261121").always()))
        .hasSize(2);
    assertThat(slots(allDay("2026-11-20").rule("FREQ=DAILY;UNTIL=20261121").always())).hasSize(2);
    assertThat(slots(allDay("2026-11-20").rule("FREQ=DAILY;UNTIL=20261121T080000").always()))
        .hasSize(2);
  }

  @Test
  void aDateNamesTheOwnTimeOfATimedSeries() {
    Given series =
        berlin("2026-11-20T10:00")
            .rule("FREQ=DAILY;COUNT=3")
            .removed("2026-11-21")
            .added("2026-12-01");
    assertThat(slots(series.always()))
        .containsExactly("2026-11-20T10:00:00", "2026-11-22T10:00:00", "2026-12-01T10:00:00");
  }

  @Test
  void wholeDaysDisregardTimesAndCountHoursInDays() {
    assertThat(slots(allDay("2026-11-20").rule("FREQ=DAILY;BYHOUR=8,9;COUNT=2").always()))
        .containsExactly("2026-11-20", "2026-11-21");
    assertThat(slots(allDay("2026-11-20").rule("FREQ=HOURLY;INTERVAL=36;COUNT=3").always()))
        .containsExactly("2026-11-20", "2026-11-22", "2026-11-24");
    assertThat(slots(allDay("2026-11-20").rule("FREQ=SECONDLY;COUNT=3").always()))
        .containsExactly("2026-11-20", "2026-11-21", "2026-11-22");
  }

  @Test
  void partsThatTheFrequencyForbidsLimitIt() {
    assertThat(slots(allDay("2026-11-13").rule("FREQ=WEEKLY;BYMONTHDAY=13;COUNT=3").always()))
        .containsExactly("2026-11-13", "2026-12-13", "2027-01-13");
    assertThat(slots(allDay("2026-01-01").rule("FREQ=DAILY;BYYEARDAY=1,-1;COUNT=3").always()))
        .containsExactly("2026-01-01", "2026-12-31", "2027-01-01");
    assertThat(slots(allDay("2026-11-20").rule("FREQ=WEEKLY;BYDAY=2FR;COUNT=2").always()))
        .containsExactly("2026-11-20", "2026-11-27");
    assertThat(
            slots(allDay("2026-05-11").rule("FREQ=YEARLY;BYWEEKNO=20;BYDAY=3MO;COUNT=2").always()))
        .containsExactly("2026-05-11", "2027-05-17");
  }

  @Test
  void second60IsSecond59() {
    assertThat(slots(berlin("2026-11-20T10:00").rule("FREQ=DAILY;BYSECOND=59,60;COUNT=3").always()))
        .containsExactly("2026-11-20T10:00:00", "2026-11-20T10:00:59", "2026-11-21T10:00:59");
    assertThat(slots(berlin("2026-11-20T10:00").rule("FREQ=SECONDLY;BYSECOND=60;COUNT=2").always()))
        .containsExactly("2026-11-20T10:00:00", "2026-11-20T10:00:59");
  }

  @Test
  void occurrencesAreSortedByWhenTheyTakePlace() {
    Given series =
        berlin("2026-11-20T10:00")
            .rule("FREQ=DAILY;COUNT=3")
            .moved("2026-11-20T10:00", "2026-11-21T12:00");
    assertThat(slots(series.always()))
        .containsExactly("2026-11-21T10:00:00", "2026-11-20T10:00:00", "2026-11-22T10:00:00");
  }

  @Test
  void aZoneThatNobodyKnowsIsRefusedNeverGuessed() {
    Given mars = event(zoned("2026-11-20T10:00", "Mars/Olympus"));
    assertThatThrownBy(mars::always)
        .isInstanceOfSatisfying(
            CalsyncException.class, it -> assertThat(it.code()).isEqualTo("UNKNOWN_ZONE"));
  }

  @Test
  void refusesABudgetOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RecurrenceExpander(0));
  }
}
