package dev.calsync.connector;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * How many requests a provider takes, as it publishes it. A host that was granted more, or less,
 * says so to the builder.
 *
 * @param scope who shares it
 * @param most how many requests in any such span, at least 1
 * @param in the span, 1 ms to 100 days
 */
public record Limit(Scope scope, int most, Duration in) {

  private static final int MOST_OF_A_SCOPE = 2;

  /** Checks the ranges. */
  public Limit {
    if (most < 1) {
      throw new IllegalArgumentException("a limit allows at least 1 request, not " + most);
    }
    if (in.compareTo(Duration.ofMillis(1)) < 0 || in.compareTo(Duration.ofDays(100)) > 0) {
      throw new IllegalArgumentException("a limit is for 1 ms to 100 days, not " + in);
    }
  }

  /**
   * A provider's limits.
   *
   * @param limits at most two of each scope
   * @return a copy
   */
  public static List<Limit> listOf(Collection<Limit> limits) {
    for (Scope scope : Scope.values()) {
      if (limits.stream().filter(it -> it.scope() == scope).count() > MOST_OF_A_SCOPE) {
        throw new IllegalArgumentException("there are at most two limits of scope " + scope);
      }
    }
    return List.copyOf(limits);
  }

  /** Who shares a limit. */
  public enum Scope {
    /** All accounts that the host's registration at the provider serves. */
    PROJECT,
    /** All calendars of one account. */
    ACCOUNT,
    /** One calendar. */
    CALENDAR
  }

  /**
   * Whether this is a budget to live with for long, of which some is kept for what people wait for.
   *
   * @return true for spans of a day and more
   */
  public boolean isBudget() {
    return in.compareTo(Duration.of(1, ChronoUnit.DAYS)) >= 0;
  }
}
