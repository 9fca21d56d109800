package dev.calsync.engine.edge;

import dev.calsync.event.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time in which occurrences are judged or written one by one: the window, and where it is open
 * 30 days back and 400 ahead. It moves once a day.
 */
final class Reach {

  private static final Duration BACK = Duration.ofDays(30);
  private static final Duration AHEAD = Duration.ofDays(400);

  private Reach() {}

  static TimeRange of(TimeRange window, Instant now) {
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    boolean openBefore = window.from().equals(TimeRange.ALWAYS.from());
    boolean openAfter = window.to().equals(TimeRange.ALWAYS.to());
    Instant back = today.minus(BACK);
    Instant ahead = today.plus(AHEAD);
    return new TimeRange(
        openBefore ? earlier(back, window.to()) : window.from(),
        openAfter ? later(ahead, window.from()) : window.to());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
