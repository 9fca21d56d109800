package dev.calsync.ical.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** SEM-29, and that what the clock remembers never shows. */
@Tag("time")
class WallClockTest {

  private static final long SEED = Long.getLong("seed", 20261120L);

  private final Random random = new Random(SEED);

  @Test
  void agreesWithJavaTimeInEveryZone(TestReporter reporter) {
    reporter.publishEntry("seed", String.valueOf(SEED));
    for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      ZoneId zone = ZoneId.of(id);
      WallClock clock = new WallClock(zone.getRules());
      LocalDateTime wall = LocalDateTime.of(1965 + random.nextInt(70), 1, 1, 0, 0);
      for (int i = 0; i < 400; i++) {
        wall = wall.plusMinutes(30L * random.nextInt(random.nextInt(20) == 0 ? 40_000 : 100));
        long seconds = wall.toEpochSecond(ZoneOffset.UTC);
        ZonedDateTime expected = wall.atZone(zone);
        assertThat(clock.shown(seconds))
            .as("seed %d: %s in %s", SEED, wall, id)
            .isEqualTo(expected.toLocalDateTime().toEpochSecond(ZoneOffset.UTC));
        assertThat(clock.epochSecond(clock.shown(seconds)))
            .as("seed %d: %s in %s", SEED, wall, id)
            .isEqualTo(expected.toEpochSecond());
      }
    }
  }

  @Test
  void aDayStartsWithItsFirstInstant() {
    for (String id :
        List.of("America/Sao_Paulo", "Africa/Cairo", "Pacific/Apia", "Europe/Berlin")) {
      ZoneId zone = ZoneId.of(id);
      WallClock clock = new WallClock(zone.getRules());
      LocalDate first = LocalDate.of(2008, 1, 1);
      for (LocalDate day = first; day.getYear() < 2020; day = day.plusDays(1)) {
        assertThat(clock.firstInstant(day.toEpochDay() * DayCycle.SECONDS_A_DAY))
            .as("%s in %s", day, id)
            .isEqualTo(day.atStartOfDay(zone).toEpochSecond());
      }
    }
  }

  @Test
  void wallTimesOutsideTheBoundsOfAnInstantLieOnItsOtherSide() {
    for (String id : List.of("Europe/Berlin", "Pacific/Apia", "Australia/Lord_Howe")) {
      WallClock clock = new WallClock(ZoneId.of(id).getRules());
      Instant from = Instant.parse("2011-12-28T00:00:00Z");
      for (int hour = 0; hour < 24 * 200; hour += 5) {
        long instant = from.getEpochSecond() + hour * 3600L;
        for (long away = 1800; away < 4 * DayCycle.SECONDS_A_DAY; away += 9000) {
          long before = clock.earliestAt(instant) - away;
          long after = clock.latestBefore(instant) + away;
          assertThat(clock.epochSecond(clock.shown(before))).isLessThan(instant);
          assertThat(clock.epochSecond(clock.shown(after))).isGreaterThanOrEqualTo(instant);
        }
      }
    }
  }
}
