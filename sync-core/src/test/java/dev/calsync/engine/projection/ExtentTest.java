package dev.calsync.engine.projection;

import static dev.calsync.engine.sample.Events.BERLIN;
import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.days;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExtentTest {

  @Test
  void sem28WholeDaysAreTheOwnersWhateverTheSourcesZone() {
    assertThat(extent(days("2026-12-24", "2026-12-25"), "America/Los_Angeles"))
        .contains(range("2026-12-24T08:00:00Z", "2026-12-25T08:00:00Z"));
  }

  @Test
  void sem45ADayOf23Or25HoursIsOneDay() {
    assertThat(extent(days("2026-03-29", "2026-03-30"), "Europe/Berlin"))
        .contains(range("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"));
    assertThat(extent(days("2026-10-25", "2026-10-26"), "Europe/Berlin"))
        .contains(range("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"));
  }

  @Test
  void aDayWhoseMidnightIsSkippedBeginsWhenTheClocksAreSet() {
    assertThat(extent(days("1919-03-31", "1919-04-01"), "America/Toronto"))
        .as("from 23:30 to 00:30")
        .contains(range("1919-03-31T04:30:00Z", "1919-04-01T04:00:00Z"));
  }

  @Test
  void aNominalDayIsAsLongAsTheClocksMakeIt() {
    LocalDateTime start = LocalDateTime.parse("2026-03-28T12:00");
    assertThat(extent(new EventTime.Zoned(start, BERLIN, new Length(1, Duration.ZERO)), "UTC"))
        .contains(range("2026-03-28T11:00:00Z", "2026-03-29T10:00:00Z"));
    assertThat(extent(new EventTime.Zoned(start, BERLIN, Length.of(Duration.ofDays(1))), "UTC"))
        .contains(range("2026-03-28T11:00:00Z", "2026-03-29T11:00:00Z"));
  }

  @Test
  void sem29SkippedTimesAreLaterAndRepeatedOnesTheFirst() {
    assertThat(extent(berlin("2026-03-29T02:30"), "UTC"))
        .contains(range("2026-03-29T01:30:00Z", "2026-03-29T02:30:00Z"));
    assertThat(extent(berlin("2026-10-25T02:30"), "UTC"))
        .contains(range("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"));
  }

  @Test
  void floatingTimesAreTheOwners() {
    EventTime eight =
        new EventTime.Floating(
            LocalDateTime.parse("2026-07-10T08:00"), Length.of(Duration.ofHours(1)));
    assertThat(extent(eight, "Europe/Lisbon"))
        .contains(range("2026-07-10T07:00:00Z", "2026-07-10T08:00:00Z"));
    assertThat(extent(eight, "America/Denver"))
        .contains(range("2026-07-10T14:00:00Z", "2026-07-10T15:00:00Z"));
  }

  private static Optional<TimeRange> extent(EventTime time, String ownerZone) {
    return Extent.of(time, OnTerms.frame(ownerZone));
  }

  private static TimeRange range(String from, String to) {
    return new TimeRange(Instant.parse(from), Instant.parse(to));
  }
}
