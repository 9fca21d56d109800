package dev.calsync.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingHoursTest {

  private static final WorkingHours NINE_TO_FIVE = WorkingHours.weekdays("09:00", "17:00");

  @ParameterizedTest
  @CsvSource({
    "2026-12-02T08:00:00Z, 2026-12-02T16:00:00Z, true, true",
    "2026-12-02T07:59:59Z, 2026-12-02T09:00:00Z, true, false",
    "2026-12-02T15:00:00Z, 2026-12-02T16:00:01Z, true, false",
    "2026-12-02T16:00:00Z, 2026-12-02T17:00:00Z, false, false",
    "2026-12-02T08:00:00Z, 2026-12-02T08:00:00Z, true, true",
    "2026-12-05T09:00:00Z, 2026-12-05T10:00:00Z, false, false",
    "2026-12-04T20:00:00Z, 2026-12-07T08:30:00Z, true, false",
  })
  void hoursAreHalfOpenAndThoseOfOneDay(Instant from, Instant to, boolean touch, boolean hold) {
    TimeRange event = new TimeRange(from, to);
    assertThat(NINE_TO_FIVE.touches(event, berlin())).isEqualTo(touch);
    assertThat(NINE_TO_FIVE.hold(event, berlin())).isEqualTo(hold);
  }

  @Test
  void theClocksOfAZoneMoveWithItsRulesNotTheOwners() {
    WorkingHours london = NINE_TO_FIVE.in(ZoneId.of("Europe/London"));
    assertThat(london.touches(hourAt("2026-03-09T16:00:00Z"), berlin())).isTrue();
    assertThat(london.touches(hourAt("2026-03-30T16:00:00Z"), berlin())).isFalse();
  }

  @Test
  void midnightIsTheEndOfTheDay() {
    WorkingHours evening = WorkingHours.weekdays("20:00", "00:00");
    assertThat(evening.hold(hourAt("2026-12-02T22:00:00Z"), berlin())).isTrue();
    assertThat(evening.touches(hourAt("2026-12-02T23:00:00Z"), berlin())).isFalse();
  }

  @Test
  void hoursThatTheClocksSkipBeginWhenTheyAreBack() {
    WorkingHours night =
        new WorkingHours(
            Set.of(DayOfWeek.SUNDAY),
            LocalTime.parse("02:15"),
            LocalTime.parse("04:00"),
            Optional.empty());
    assertThat(night.touches(hourAt("2026-03-29T00:00:00Z"), berlin())).isFalse();
    assertThat(night.hold(hourAt("2026-03-29T01:00:00Z"), berlin())).isTrue();
  }

  @Test
  void anEventOfYearsIsJudgedByItsFirstWeek() {
    TimeRange years =
        new TimeRange(Instant.parse("2026-12-05T12:00:00Z"), Instant.parse("9999-01-01T00:00:00Z"));
    assertThat(NINE_TO_FIVE.touches(years, berlin())).isTrue();
  }

  @Test
  void hoursWithoutTimeInsideAreNone() {
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(() -> WorkingHours.weekdays("17:00", "09:00"));
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(() -> WorkingHours.weekdays("09:00", "09:00"));
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(
            () -> new WorkingHours(Set.of(), LocalTime.MIN, LocalTime.NOON, Optional.empty()));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    for (WorkingHours hours : List.of(NINE_TO_FIVE, NINE_TO_FIVE.in(ZoneId.of("Asia/Kathmandu")))) {
      assertThat(HoursText.read(HoursText.words(hours))).isEqualTo(hours);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MONDAY;09:00",
        "MOONDAY;09:00;17:00",
        "MONDAY;9;17:00",
        ";09:00;17:00",
        "MONDAY;09:00;17:00;Mars/Base;1",
        "MONDAY;17:00;09:00",
      })
  void wordsThatAreNoHoursAreRefused(String words) {
    assertThatExceptionOfType(IllegalPolicyException.class)
        .isThrownBy(() -> HoursText.read(List.of(words.split(";", -1))));
  }

  private static TimeRange hourAt(String start) {
    Instant from = Instant.parse(start);
    return new TimeRange(from, from.plusSeconds(3600));
  }

  private static TimeFrame berlin() {
    return new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId("Europe/Berlin"));
  }
}
