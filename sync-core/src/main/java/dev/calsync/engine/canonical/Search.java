package dev.calsync.engine.canonical;

import dev.calsync.event.Expansion;
import dev.calsync.event.TimeRange;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.function.Function;

/**
 * Looks for the first occurrences in a long range. Most series have one within two years; only for
 * the others the rest of time is searched, which an endless series fills.
 */
public final class Search {

  private static final Period NEAR = Period.ofYears(2);

  private Search() {}

  /** Some occurrences in the range, the first among them; all there are if it has none. */
  public static Expansion first(TimeRange range, Function<TimeRange, Expansion> expand) {
    Instant near = range.from().atOffset(ZoneOffset.UTC).plus(NEAR).toInstant();
    if (!near.isBefore(range.to())) {
      return expand.apply(range);
    }
    Expansion found = expand.apply(new TimeRange(range.from(), near));
    return found.occurrences().isEmpty() && found.complete()
        ? expand.apply(new TimeRange(near, range.to()))
        : found;
  }
}
