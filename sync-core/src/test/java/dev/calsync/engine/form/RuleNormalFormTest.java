package dev.calsync.engine.form;

import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.RandomEvents.forSeeds;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventTime;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleNormalFormTest {

  /** Monday 2 November 2026, 10:00. */
  private static final Slot MONDAY = slot("2026-11-02T10:00:00");

  @Test
  void sem35TwoSpellingsOfOneRuleAreOne() {
    RecurrenceRule ours = rule("FREQ=WEEKLY;WKST=MO;BYDAY=MO;UNTIL=2026-12-31T23:59:59");
    RecurrenceRule theirs = rule("FREQ=WEEKLY;UNTIL=2026-12-28T10:00:00;BYDAY=MO");
    assertThat(RuleNormalForm.of(ours, MONDAY)).isEqualTo(RuleNormalForm.of(theirs, MONDAY));
  }

  @ParameterizedTest
  @CsvSource({
    "FREQ=WEEKLY, FREQ=WEEKLY;BYDAY=MO",
    "FREQ=WEEKLY;BYMONTH=11, FREQ=WEEKLY;BYMONTH=11;BYDAY=MO",
    "FREQ=MONTHLY, FREQ=MONTHLY;BYMONTHDAY=2",
    "FREQ=YEARLY, FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=2",
    "FREQ=YEARLY;BYMONTH=3, FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=2",
    "FREQ=DAILY, FREQ=DAILY",
    "FREQ=MONTHLY;BYDAY=1MO, FREQ=MONTHLY;BYDAY=1MO",
    "FREQ=YEARLY;BYDAY=MO, FREQ=YEARLY;BYDAY=MO",
    "FREQ=YEARLY;BYWEEKNO=20, FREQ=YEARLY;BYWEEKNO=20",
    "FREQ=YEARLY;BYYEARDAY=100, FREQ=YEARLY;BYYEARDAY=100",
  })
  void saysTheDaysThatTheFirstSlotImplies(String said, String normal) {
    assertThat(RuleNormalForm.of(rule(said), MONDAY)).isEqualTo(rule(normal));
  }

  @ParameterizedTest
  @CsvSource({
    "'FREQ=DAILY;BYHOUR=10;BYMINUTE=0;BYSECOND=0', FREQ=DAILY",
    "'FREQ=DAILY;BYHOUR=10,12', 'FREQ=DAILY;BYHOUR=10,12'",
    "FREQ=DAILY;BYHOUR=11, FREQ=DAILY;BYHOUR=11",
    "FREQ=HOURLY;BYHOUR=10, FREQ=HOURLY;BYHOUR=10",
    "FREQ=HOURLY;BYMINUTE=0, FREQ=HOURLY",
    "FREQ=MINUTELY;BYMINUTE=0, FREQ=MINUTELY;BYMINUTE=0",
    "FREQ=MINUTELY;BYSECOND=0, FREQ=MINUTELY",
    "FREQ=SECONDLY;BYSECOND=0, FREQ=SECONDLY;BYSECOND=0",
  })
  void leavesOutTimesThatOnlyRepeatTheFirstSlots(String said, String normal) {
    assertThat(RuleNormalForm.of(rule(said), MONDAY)).isEqualTo(rule(normal));
  }

  @Test
  void wholeDaysHaveNoTimes() {
    assertThat(RuleNormalForm.of(rule("FREQ=DAILY;BYHOUR=9;BYMINUTE=30"), slot("2026-11-02")))
        .isEqualTo(rule("FREQ=DAILY"));
  }

  @ParameterizedTest
  @CsvSource({
    "FREQ=WEEKLY;WKST=SU, false",
    "'FREQ=WEEKLY;WKST=SU;BYDAY=MO,SU', false",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO, false",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU, false",
    "'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,SU', true",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU, true",
    "'FREQ=WEEKLY;WKST=SU;BYDAY=MO,SU;BYSETPOS=1', true",
    "FREQ=YEARLY;WKST=SU;BYWEEKNO=20;BYDAY=MO, true",
    "FREQ=YEARLY;WKST=SU, false",
    "FREQ=MONTHLY;INTERVAL=2;WKST=SU;BYDAY=1SU, false",
    "FREQ=DAILY;INTERVAL=2;WKST=SU, false",
  })
  void keepsTheFirstDayOfTheWeekOnlyWhereItMatters(String said, boolean matters) {
    RecurrenceRule sunday = RuleNormalForm.of(rule(said), MONDAY);
    RecurrenceRule monday = RuleNormalForm.of(rule(said.replace("WKST=SU", "WKST=MO")), MONDAY);
    assertThat(sunday.equals(monday)).isNotEqualTo(matters);
  }

  @ParameterizedTest
  @CsvSource({
    "FREQ=DAILY, 2026-12-31T23:59:59, 2026-12-31T10:00:00",
    "FREQ=DAILY, 2026-12-31T09:59:59, 2026-12-30T10:00:00",
    "FREQ=DAILY, 2026-12-31T10:00:00, 2026-12-31T10:00:00",
    "FREQ=DAILY;INTERVAL=3, 2026-11-10T23:00:00, 2026-11-08T10:00:00",
    "FREQ=DAILY;BYMONTH=11, 2027-01-31T23:00:00, 2026-11-30T10:00:00",
    "'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 2026-11-15T23:00:00, 2026-11-13T10:00:00",
    "'FREQ=WEEKLY;BYDAY=MO,WE', 2026-11-20T00:00:00, 2026-11-18T10:00:00",
    "'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU', 2026-11-20T00:00:00, 2026-11-16T10:00:00",
    "'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU', 2026-11-20T00:00:00, 2026-11-16T10:00:00",
    "'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU', 2026-11-15T23:00:00, 2026-11-15T10:00:00",
    "'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU', 2026-11-15T23:00:00, 2026-11-08T10:00:00",
    "FREQ=MONTHLY, 2027-01-31T00:00:00, 2027-01-02T10:00:00",
    "FREQ=MONTHLY;BYMONTHDAY=31, 2027-02-28T00:00:00, 2027-01-31T10:00:00",
    "FREQ=MONTHLY;BYMONTHDAY=-1, 2027-03-01T00:00:00, 2027-02-28T10:00:00",
    "FREQ=MONTHLY;BYDAY=-1FR, 2026-12-31T00:00:00, 2026-12-25T10:00:00",
    "FREQ=MONTHLY;BYDAY=2TU, 2026-12-31T00:00:00, 2026-12-08T10:00:00",
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13, 2027-12-31T00:00:00, 2027-08-13T10:00:00",
    "FREQ=YEARLY, 2028-11-01T00:00:00, 2027-11-02T10:00:00",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29, 2031-12-31T00:00:00, 2028-02-29T10:00:00",
    "FREQ=YEARLY;BYDAY=-1MO, 2027-12-31T00:00:00, 2027-12-27T10:00:00",
    "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU, 2027-12-31T00:00:00, 2027-03-28T10:00:00",
    "FREQ=WEEKLY;BYDAY=TU, 2026-11-02T12:00:00, 2026-11-02T10:00:00",
  })
  void untilIsTheLastSlotThereIs(String said, String until, String last) {
    RecurrenceRule normal = RuleNormalForm.of(rule(said + ";UNTIL=" + until), MONDAY);
    assertThat(normal.end()).isEqualTo(rule("FREQ=DAILY;UNTIL=" + last).end());
  }

  @Test
  void untilOfWholeDaysIsADay() {
    RecurrenceRule normal =
        RuleNormalForm.of(rule("FREQ=WEEKLY;UNTIL=2026-12-31"), slot("2026-11-02"));
    assertThat(normal).isEqualTo(rule("FREQ=WEEKLY;BYDAY=MO;UNTIL=2026-12-28"));
  }

  @ParameterizedTest
  @CsvSource({
    "'FREQ=DAILY;BYHOUR=9,17;UNTIL=2026-12-31T23:59:59'",
    "'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;UNTIL=2026-12-31T23:59:59'",
    "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;UNTIL=2028-12-31T23:59:59",
    "FREQ=HOURLY;UNTIL=2026-12-31T23:59:59",
    "FREQ=DAILY;UNTIL=2026-12-31",
    "FREQ=DAILY;UNTIL=2026-11-01T00:00:00",
    "FREQ=YEARLY;INTERVAL=20;BYMONTH=11;BYMONTHDAY=2;UNTIL=2040-12-31T23:59:59",
  })
  void untilStaysWhereArithmeticCannotTell(String said) {
    assertThat(RuleNormalForm.of(rule(said), MONDAY)).isEqualTo(rule(said));
  }

  @Test
  void countIsNotTurnedIntoUntil() {
    assertThat(RuleNormalForm.of(rule("FREQ=DAILY;COUNT=5"), MONDAY))
        .isEqualTo(rule("FREQ=DAILY;COUNT=5"));
  }

  @Test
  void theOrderAndRepetitionOfRulesDoNotMatter() {
    RecurrenceRule a = rule("FREQ=DAILY;COUNT=5");
    RecurrenceRule b = rule("FREQ=WEEKLY");
    assertThat(RuleNormalForm.ofAll(List.of(a, b), MONDAY))
        .isEqualTo(RuleNormalForm.ofAll(List.of(b, a, b), MONDAY))
        .hasSize(2);
  }

  @Test
  void theNormalFormIsItsOwnNormalForm() {
    forSeeds(
        3_000,
        events -> {
          EventTime first = events.time();
          RecurrenceRule once = RuleNormalForm.of(events.rule(first), first.startSlot());
          assertThat(RuleNormalForm.of(once, first.startSlot())).isEqualTo(once);
        });
  }
}
