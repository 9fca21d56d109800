package dev.calsync.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;

class WindowTest {

  private static final Instant NOW = Instant.parse("2026-11-20T23:30:00Z");

  @Test
  void openHasNoEdgesAndAsksForNoZone() {
    assertThat(Window.open().at(NOW, frame("Mars/Olympus"))).isEqualTo(TimeRange.ALWAYS);
  }

  @Test
  void aRollingWindowIsWholeDaysOfTheOwner() {
    Window window = Window.past(Period.ofDays(30)).future(Period.ofMonths(1));
    // In Berlin it is the 21st already, in Los Angeles still the 20th.
    assertThat(window.at(NOW, frame("Europe/Berlin")))
        .isEqualTo(range("2026-10-21T22:00:00Z", "2026-12-21T23:00:00Z"));
    assertThat(window.at(NOW, frame("America/Los_Angeles")))
        .isEqualTo(range("2026-10-21T07:00:00Z", "2026-12-21T08:00:00Z"));
  }

  @Test
  void aRollingWindowStaysForADay() {
    Window window = Window.past(Period.ofWeeks(1)).future(Period.ofWeeks(1));
    TimeFrame berlin = frame("Europe/Berlin");
    TimeRange atMidnight = window.at(Instant.parse("2026-11-20T23:00:00Z"), berlin);
    assertThat(window.at(Instant.parse("2026-11-21T22:59:59Z"), berlin)).isEqualTo(atMidnight);
    assertThat(window.at(Instant.parse("2026-11-21T23:00:00Z"), berlin)).isNotEqualTo(atMidnight);
  }

  @Test
  void noLengthAtAllIsToday() {
    assertThat(Window.past(Period.ZERO).future(Period.ZERO).at(NOW, frame("UTC")))
        .isEqualTo(range("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z"));
  }

  @Test
  void aSideThatIsNotSaidIsOpen() {
    TimeRange range = Window.past(Period.ofDays(1)).at(NOW, frame("UTC"));
    assertThat(range.from()).isEqualTo("2026-11-19T00:00:00Z");
    assertThat(range.to()).isEqualTo(TimeRange.ALWAYS.to());
  }

  @Test
  void aFixedWindowIsHalfOpenInTheOwnersZone() {
    Window window = Window.between(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 30));
    assertThat(window.at(NOW, frame("Europe/Berlin")))
        .as("a day of 23 hours")
        .isEqualTo(range("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"));
  }

  @Test
  void aDayWhoseMidnightIsSkippedBeginsWhenTheClocksAreSet() {
    Window saoPaulo = Window.between(LocalDate.of(2018, 11, 4), LocalDate.of(2018, 11, 5));
    assertThat(saoPaulo.at(NOW, frame("America/Sao_Paulo")).from())
        .isEqualTo("2018-11-04T03:00:00Z");
    Window toronto = Window.between(LocalDate.of(1919, 3, 31), LocalDate.of(1919, 4, 1));
    assertThat(toronto.at(NOW, frame("America/Toronto")).from())
        .as("from 23:30 to 00:30")
        .isEqualTo("1919-03-31T04:30:00Z");
  }

  @Test
  void saysSoIfTheOwnersZoneIsNotKnown() {
    assertThatExceptionOfType(CalsyncException.class)
        .isThrownBy(() -> Window.past(Period.ZERO).at(NOW, frame("Mars/Olympus")))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo("UNKNOWN_ZONE"))
        .withMessageContaining("Mars/Olympus");
  }

  @Test
  void refusesWindowsThatCannotBeMeant() {
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(() -> Window.past(Period.ofDays(-1)));
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(() -> Window.past(Period.ofDays(36_601)));
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(() -> Window.past(Period.ZERO).future(Period.ofMonths(1_201)));
    LocalDate day = LocalDate.of(2026, 11, 20);
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(() -> Window.between(day, day));
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(() -> Window.between(day, day.plusYears(9_000)));
  }

  private static TimeFrame frame(String zone) {
    return new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId(zone));
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(Instant.parse(from), Instant.parse(to));
  }
}
