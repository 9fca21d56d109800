package dev.calsync.engine.edge;

import dev.calsync.event.TimeFrame;
import dev.calsync.policy.ConnectionPreferences;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * When calendars are read that nobody asks about, as their owners prefer (R-A5).
 *
 * @param cadence what is usual
 * @param clock the wall clock, for working hours
 * @param frame where owners are
 */
public record Rhythm(Cadence cadence, Clock clock, TimeFrame frame) {

  /** How long until the next reading; empty if there is none. */
  Optional<Duration> next(Duration least, ConnectionPreferences preferences) {
    return preferences
        .pause(cadence.poll(), clock.instant(), frame)
        .map(pause -> new Cadence(pause, cadence.jitter()).next(least));
  }
}
