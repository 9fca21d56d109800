package dev.calsync.engine.reading;

import dev.calsync.failure.CalsyncException;
import java.time.Duration;

/** What a question is told that would take too much. */
final class Refusal {

  private Refusal() {}

  static CalsyncException tooMany(int most, String what) {
    return new CalsyncException(
        "TOO_MANY_EVENTS",
        "More than %,d %s lie in this range; ask for a shorter one, or for fewer calendars"
            .formatted(most, what));
  }

  static CalsyncException illegalRange(Duration longest) {
    return new CalsyncException(
        "ILLEGAL_RANGE",
        "A range is at most %,d days long, and ends after it begins".formatted(longest.toDays()));
  }
}
