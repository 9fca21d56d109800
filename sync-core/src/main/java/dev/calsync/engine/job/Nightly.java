package dev.calsync.engine.job;

import dev.calsync.calendar.OwnerId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Once a day in the hour after a time of day in UTC, each owner and each edge at a moment of their
 * own.
 *
 * @param clock the wall clock
 * @param begin when that hour begins
 * @param whole how often a calendar is read whole, in whole days
 */
public record Nightly(Clock clock, LocalTime begin, Duration whole) {

  private static final int WITHIN_SECONDS = 3_600;

  /** How long until the owner's next time. */
  public Duration next(OwnerId owner) {
    return next(owner.value());
  }

  /** How long until something of that name is read whole. */
  public Duration nextWhole(String name) {
    return next(name).plusDays(whole.toDays() - 1);
  }

  /** How long until the next time of something of that name. */
  public Duration next(String name) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    int moment = Math.floorMod(name.hashCode(), WITHIN_SECONDS);
    OffsetDateTime tonight =
        now.toLocalDate().atTime(begin).plusSeconds(moment).atOffset(ZoneOffset.UTC);
    return Duration.between(now, tonight.isAfter(now) ? tonight : tonight.plusDays(1));
  }
}
