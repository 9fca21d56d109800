package dev.calsync.test;

import java.time.Duration;
import java.time.Instant;

/** Comparisons of instants that the tables share. */
final class Times {

  private Times() {}

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static Duration until(Instant then, Instant now) {
    return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
  }
}
