package dev.calsync.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ManualClockTest {

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");

  @Test
  void standsStillUntilItIsMoved() {
    assertThat(clock.instant()).isEqualTo("2026-11-20T09:00:00Z");
    clock.advance(Duration.ofMinutes(5));
    assertThat(clock.instant()).isEqualTo("2026-11-20T09:05:00Z");
    clock.advance(Duration.ofHours(-1));
    assertThat(clock.instant()).isEqualTo("2026-11-20T08:05:00Z");
    clock.set(Instant.EPOCH);
    assertThat(clock.millis()).isZero();
  }

  @Test
  void anotherZoneShowsTheSameClock() {
    Clock berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
    clock.advance(Duration.ofSeconds(1));

    assertThat(berlin.instant()).isEqualTo(clock.instant());
    assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }
}
