package dev.calsync.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceRuleTest {

  @ParameterizedTest
  @CsvSource({
    "SECOND, 0, 60",
    "MINUTE, 0, 59",
    "HOUR, 0, 23",
    "MONTHDAY, -31, 31",
    "YEARDAY, -366, 366",
    "WEEKNO, -53, 53",
    "MONTH, 1, 12",
    "SETPOS, -366, 366"
  })
  void everyPartHasItsRange(String part, int least, int most) {
    assertThat(rule(part, List.of(most, least, most))).isEqualTo(rule(part, List.of(least, most)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule(part, List.of(least - 1)))
        .withMessageContaining("BY" + part);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule(part, List.of(most + 1)))
        .withMessageContaining("BY" + part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MONTHDAY", "YEARDAY", "WEEKNO", "SETPOS"})
  void whatCountsFromBothEndsHasNoZero(String part) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule(part, List.of(0)))
        .withMessageContaining("BY" + part);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_001, Integer.MAX_VALUE})
  void theIntervalIs1To10000(int interval) {
    assertThatIllegalArgumentException().isThrownBy(() -> every(interval));
  }

  @Test
  void theIntervalsAtTheEndsAreTaken() {
    assertThat(every(1).interval()).isEqualTo(1);
    assertThat(every(10_000).interval()).isEqualTo(10_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {-54, 54})
  void daysCountFromMinus53To53(int ordinal) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WeekdayOrdinal(ordinal, DayOfWeek.MONDAY));
  }

  @Test
  void daysAreWrittenAsInTheStandard() {
    assertThat(new WeekdayOrdinal(0, DayOfWeek.MONDAY)).hasToString("MO");
    assertThat(new WeekdayOrdinal(-1, DayOfWeek.FRIDAY)).hasToString("-1FR");
    assertThat(new WeekdayOrdinal(53, DayOfWeek.SUNDAY)).hasToString("53SU");
  }

  @Test
  void anotherEndChangesNothingElse() {
    RecurrenceRule weekly = RecurrenceRule.every(Frequency.WEEKLY);

    assertThat(weekly.ending(new RuleEnd.Count(3)).ending(RuleEnd.NEVER)).isEqualTo(weekly);
    assertThat(weekly.ending(new RuleEnd.Count(3)).end()).isEqualTo(new RuleEnd.Count(3));
  }

  private static RecurrenceRule every(int interval) {
    List<Integer> none = List.of();
    return new RecurrenceRule(
        Frequency.DAILY,
        interval,
        RuleEnd.NEVER,
        none,
        none,
        none,
        List.of(),
        none,
        none,
        none,
        none,
        none,
        DayOfWeek.MONDAY);
  }

  private static RecurrenceRule rule(String part, List<Integer> values) {
    return new RecurrenceRule(
        Frequency.YEARLY,
        1,
        RuleEnd.NEVER,
        in("SECOND", part, values),
        in("MINUTE", part, values),
        in("HOUR", part, values),
        List.of(),
        in("MONTHDAY", part, values),
        in("YEARDAY", part, values),
        in("WEEKNO", part, values),
        in("MONTH", part, values),
        in("SETPOS", part, values),
        DayOfWeek.MONDAY);
  }

  private static List<Integer> in(String name, String part, List<Integer> values) {
    return name.equals(part) ? values : List.of();
  }
}
