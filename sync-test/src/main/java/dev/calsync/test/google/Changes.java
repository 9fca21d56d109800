package dev.calsync.test.google;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Counts what is written, and tells the time of it. */
final class Changes {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private final Clock clock;
  private long last;
  private Duration lag = Duration.ZERO;

  Changes(Clock clock) {
    this.clock = clock;
  }

  long next() {
    return ++last;
  }

  long last() {
    return last;
  }

  Instant now() {
    return clock.instant();
  }

  Duration lag() {
    return lag;
  }

  void lag(Duration until) {
    lag = until;
  }

  static String text(Instant time) {
    return MILLIS.format(time);
  }
}
