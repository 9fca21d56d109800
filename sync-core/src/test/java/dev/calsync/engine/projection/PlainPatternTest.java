package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.slot;
import static dev.calsync.engine.sample.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.SeriesSupport.Limit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R-C7: what a rule asks of its target. */
class PlainPatternTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3;COUNT=5",
        "FREQ=DAILY;BYHOUR=10;BYMINUTE=0",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=SU",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=28",
        "FREQ=MONTHLY;BYDAY=4MO",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=2TU",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=SA,SU;BYSETPOS=1",
      })
  void everyCalendarKnowsThese(String text) {
    assertThat(RuleNeeds.of(rule(text), slot("2026-11-02T10:00:00"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=DAILY;BYDAY=MO,TU",
        "FREQ=DAILY;BYMONTH=1",
        "FREQ=WEEKLY;BYMONTH=1",
        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=MONTHLY;BYDAY=1MO,3MO",
        "FREQ=MONTHLY;BYDAY=5MO",
        "FREQ=MONTHLY;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,2",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=5",
        "FREQ=MONTHLY;BYMONTHDAY=1;BYMONTH=2",
        "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=2",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYYEARDAY=100",
      })
  void freePatternsAreNotPlain(String text) {
    assertThat(RuleNeeds.of(rule(text), slot("2026-11-02T10:00:00")))
        .containsExactly(Limit.FREE_PATTERNS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,17", "FREQ=DAILY;BYMINUTE=0,30"})
  void severalSlotsADayAreMoreThanAPattern(String text) {
    assertThat(RuleNeeds.of(rule(text), slot("2026-11-02T10:00:00")))
        .containsExactlyInAnyOrder(Limit.SLOTS_WITHIN_DAYS, Limit.FREE_PATTERNS);
  }

  /** SEM-30: a month without that day. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-31, FREQ=MONTHLY",
    "2026-01-02, FREQ=MONTHLY;BYMONTHDAY=29",
    "2024-02-29, FREQ=YEARLY",
  })
  void daysThatSomeMonthsDoNotHaveAreLate(String start, String text) {
    assertThat(RuleNeeds.of(rule(text), slot(start))).containsExactly(Limit.LATE_DAYS_OF_MONTH);
  }
}
