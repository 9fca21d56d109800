package dev.calsync.engine.projection;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.policy.Filter;

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

  /** It ended longer ago than the edge keeps the past (R-C11). */
  public static final Exclusion PRUNED = new Exclusion("PRUNED", "retention");

  /** Each occurrence within reach is left out for itself (SEM-3). */
  public static final Exclusion EVERY_OCCURRENCE = new Exclusion("EVERY_OCCURRENCE", "series");

  /** More occurrences would have to be written one by one than a mirror may have parts. */
  public static final Exclusion TOO_MANY_OCCURRENCES =
      new Exclusion("TOO_MANY_OCCURRENCES", "series");

  /** A copy of the meeting takes the owner's time in another calendar already (SEM-20). */
  static Exclusion alreadyPresent(CalendarId calendar) {
    return new Exclusion("ALREADY_PRESENT", "a copy of the meeting is in calendar " + calendar);
  }

  /** Another edge shows the meeting at the target (SEM-21). */
  static Exclusion shadowed(EdgeId edge, CalendarId source) {
    return new Exclusion(
        "SHADOWED", "edge " + edge + " shows the meeting's copy in calendar " + source);
  }

  /** Whether the rest of what is to be shown decides it, not the event alone. */
  boolean isByOthers() {
    return code.equals("ALREADY_PRESENT") || code.equals("SHADOWED");
  }

  /** The policy leaves such events out. */
  static Exclusion skipped(Filter filter) {
    return new Exclusion("SKIPPED", "skip " + filter.name());
  }

  /** The policy asks for other events. */
  static Exclusion notAmong(Filter filter) {
    return new Exclusion("NOT_AMONG", "only " + filter.name());
  }
}
