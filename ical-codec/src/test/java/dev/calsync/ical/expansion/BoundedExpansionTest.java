package dev.calsync.ical.expansion;

import static dev.calsync.ical.expansion.Given.allDay;
import static dev.calsync.ical.expansion.Given.berlin;
import static dev.calsync.ical.expansion.Given.instant;
import static dev.calsync.ical.expansion.Given.slots;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.Expansion;
import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.TimeRange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** HOS-18 … HOS-20: what a hostile rule may cost, in steps. */
class BoundedExpansionTest {

  @Test
  void aDailySeriesSince1990CostsOnlyTheMonthAskedFor() {
    Given series = berlin("1990-01-01T10:00").rule("FREQ=DAILY");
    assertThat(steps(series, "2026-11-01", "2026-12-01")).isLessThanOrEqualTo(31);
  }

  @Test
  void noFrequencyCostsWhatLiesBeforeTheRange() {
    Given hourly = berlin("1990-01-01T10:00").rule("FREQ=HOURLY;INTERVAL=7");
    assertThat(steps(hourly, "2026-11-01", "2026-11-08")).isBetween(24L, 26L);
    Given weekly = berlin("1990-01-01T10:00").rule("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR");
    assertThat(steps(weekly, "2026-11-01", "2026-12-01")).isLessThan(6);
    Given monthly = berlin("1990-01-31T10:00").rule("FREQ=MONTHLY");
    assertThat(steps(monthly, "2026-01-01", "2027-01-01")).isLessThanOrEqualTo(13);
    Given yearly = berlin("1990-01-31T10:00").rule("FREQ=YEARLY");
    assertThat(steps(yearly, "2026-01-01", "2027-01-01")).isLessThan(3);
  }

  @Test
  void countedPeriodsBeforeTheRangeCostAStepEachAndNotEachOfTheirSlots() {
    Given series =
        berlin("2016-01-01T00:00").rule("FREQ=DAILY;COUNT=100000000;BYHOUR=0,6,12;BYMINUTE=0,30");
    assertThat(steps(series, "2026-01-01", "2026-01-02")).isBetween(3650L, 3670L);
    assertThat(slots(series.between("2026-01-01", "2026-01-02"))).hasSize(6);
  }

  /** HOS-18 */
  @Test
  void hos18EverySecondWithoutEndIsCutShortAndSaysSo() {
    Expansion cut =
        berlin("2026-11-20T10:00").rule("FREQ=SECONDLY").between("2026-11-20", "2027-11-20");
    assertThat(cut.complete()).isFalse();
    assertThat(cut.occurrences().size()).isEqualTo(RecurrenceExpander.DEFAULT_STEPS);
    Expansion minute =
        berlin("2020-11-20T10:00")
            .rule("FREQ=SECONDLY")
            .between("2026-11-20T09:00:00Z", "2026-11-20T09:01:00Z");
    assertThat(minute.complete()).isTrue();
    assertThat(minute.occurrences().size()).isEqualTo(60 + 3599);
  }

  /** HOS-18 */
  @Test
  void hos18SparseSecondsAreLeaptToNotCountedThrough() {
    Given series =
        berlin("2026-02-01T00:00").rule("FREQ=SECONDLY;BYMONTH=1;BYMONTHDAY=1;BYHOUR=9;BYMINUTE=0");
    assertThat(slots(series.between("2027-01-01", "2028-12-31"))).hasSize(120);
    assertThat(steps(series, "2027-01-01", "2028-12-31")).isLessThan(1200);
  }

  /** HOS-18 */
  @Test
  void hos18ADenseRuleDoesNotHideItsNeighbour() {
    Expansion both =
        berlin("2026-11-20T10:00")
            .rule("FREQ=SECONDLY")
            .rule("FREQ=WEEKLY;COUNT=3")
            .between("2026-11-20", "2027-11-20");
    assertThat(both.complete()).isFalse();
    assertThat(slots(both)).endsWith("2026-11-27T10:00:00", "2026-12-04T10:00:00");
  }

  /** HOS-19 */
  @Test
  void hos19A30thOfFebruaryEndsWithoutInstances() {
    for (String frequency : List.of("YEARLY", "MONTHLY", "WEEKLY", "DAILY")) {
      Given never =
          berlin("2026-01-01T10:00").rule("FREQ=" + frequency + ";BYMONTH=2;BYMONTHDAY=30");
      Expansion none = never.removed("2026-01-01T10:00").between("2026-01-01", "2126-01-01");
      assertThat(none.occurrences()).as(frequency).isEmpty();
      assertThat(none.complete()).as(frequency).isTrue();
    }
  }

  /** HOS-19 */
  @Test
  void hos19A30thOfFebruaryIsBoundedForAllTimes() {
    Given never = allDay("0001-01-01").rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30");
    Expansion cut = never.always();
    assertThat(cut.occurrences()).hasSize(1);
    assertThat(cut.complete()).isFalse();
  }

  /** HOS-20 */
  @Test
  void hos20HugeCountsAndIntervalsAreBounded() {
    Given counted = berlin("1990-01-01T10:00").rule("FREQ=SECONDLY;COUNT=2147483647");
    Expansion cut = counted.between("2026-11-01", "2026-12-01");
    assertThat(cut.complete()).isFalse();
    assertThat(cut.occurrences()).isEmpty();
    Expansion rare = berlin("1990-01-01T10:00").rule("FREQ=YEARLY;INTERVAL=10000").always();
    assertThat(rare.occurrences()).hasSize(1);
    assertThat(rare.complete()).isTrue();
  }

  /** HOS-20 */
  @Test
  void hos20AProductOfAllPositionsAndTimesIsNeverWrittenOut() {
    List<Integer> sixty = IntStream.range(0, 60).boxed().toList();
    RecurrenceRule densest =
        new RecurrenceRule(
            Frequency.YEARLY,
            1,
            RuleEnd.NEVER,
            sixty,
            sixty,
            IntStream.range(0, 24).boxed().toList(),
            List.of(),
            List.of(),
            IntStream.rangeClosed(1, 366).boxed().toList(),
            List.of(),
            List.of(),
            IntStream.rangeClosed(-366, 366).filter(i -> i != 0).boxed().toList(),
            DayOfWeek.MONDAY);
    Expansion edges = berlin("2026-01-01T00:00").rule(densest).between("2026-01-01", "2027-01-01");
    assertThat(edges.complete()).isTrue();
    assertThat(slots(edges))
        .hasSize(2 * 366)
        .contains("2026-01-01T00:06:05", "2026-12-31T23:53:54")
        .doesNotContain("2026-01-01T00:06:06", "2026-12-31T23:53:53");
  }

  @Test
  void aRangeWithoutEdgesEndsWhereFourDigitsEnd() {
    Given series = berlin("1990-01-01T10:00").rule("FREQ=YEARLY;INTERVAL=4000");
    TimeRange everything = new TimeRange(Instant.MIN, Instant.MAX);
    Expansion all = new RecurrenceExpander().between(series.body(), everything, series.frame());
    assertThat(slots(all))
        .containsExactly("1990-01-01T10:00:00", "5990-01-01T10:00:00", "9990-01-01T10:00:00");
    assertThat(all.complete()).isTrue();
  }

  @Test
  void moreRulesThanStepsAreBoundedToo() {
    Given series = berlin("2026-01-01T10:00").steps(10);
    for (int i = 1; i <= 100; i++) {
      series.rule("FREQ=DAILY;INTERVAL=" + i);
    }
    Expansion cut = series.between("2026-01-01", "2027-01-01");
    assertThat(cut.complete()).isFalse();
    assertThat(cut.occurrences()).hasSizeLessThanOrEqualTo(11);
  }

  private static long steps(Given given, String from, String to) {
    StepBudget budget = new StepBudget(RecurrenceExpander.DEFAULT_STEPS);
    TimeRange range = new TimeRange(instant(from), instant(to));
    Expansion expansion =
        new RecurrenceExpander().between(given.body(), range, given.frame(), budget);
    assertThat(expansion.complete()).isTrue();
    return budget.used();
  }
}
