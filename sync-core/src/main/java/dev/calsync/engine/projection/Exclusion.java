package dev.calsync.engine.projection;

/**
 * Why an event is not shown at all. Not an enum: the set grows with the rules.
 *
 * @param code a stable name in capitals, for plan, journal and explain
 * @param rule the rule that said so
 */
public record Exclusion(String code, String rule) {

  /** The event does not take place (SEM-41). */
  public static final Exclusion CANCELLED = new Exclusion("CANCELLED", "status");

  /** The edge skips private events (SEM-19). */
  public static final Exclusion PRIVATE_SKIPPED = new Exclusion("PRIVATE_SKIPPED", "privacy");

  /** No occurrence touches the edge's window (SEM-10). */
  public static final Exclusion OUTSIDE_WINDOW = new Exclusion("OUTSIDE_WINDOW", "window");

  /** The target cannot keep a whole series in one object. */
  public static final Exclusion SERIES_NOT_SUPPORTED_BY_TARGET =
      new Exclusion("SERIES_NOT_SUPPORTED_BY_TARGET", "series");
}
