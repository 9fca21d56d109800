package dev.calsync.engine.maintenance;

import dev.calsync.calendar.OwnerId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Once a day in the hour after 03:00 UTC, each owner and each edge at a moment of their own.
 *
 * @param clock the wall clock
 */
public record Nightly(Clock clock) {

  private static final LocalTime BEGIN = LocalTime.of(3, 0);
  private static final int WITHIN_SECONDS = 3_600;

  /** How long until the owner's next time. */
  public Duration next(OwnerId owner) {
    return next(owner.value());
  }

  /** How long until the next time of something of that name. */
  public Duration next(String name) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    int moment = Math.floorMod(name.hashCode(), WITHIN_SECONDS);
    OffsetDateTime tonight =
        now.toLocalDate().atTime(BEGIN).plusSeconds(moment).atOffset(ZoneOffset.UTC);
    return Duration.between(now, tonight.isAfter(now) ? tonight : tonight.plusDays(1));
  }
}
