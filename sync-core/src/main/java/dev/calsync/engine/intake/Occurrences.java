package dev.calsync.engine.intake;

import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells intake when series take place.
 *
 * @param expander finds occurrences; a host may have none
 * @param frame zone rules and the owner's zone
 * @param clock the time
 */
public record Occurrences(Optional<SeriesExpander> expander, TimeFrame frame, Clock clock) {

  private static final Duration BACK = Duration.ofDays(30);
  private static final Duration AHEAD = Duration.ofDays(400);

  TimeRange horizon() {
    Instant now = clock.instant();
    return new TimeRange(now.minus(BACK), now.plus(AHEAD));
  }
}
