package dev.calsync.calendar;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a calendar keeps series.
 *
 * @param kept how much of a series fits into one object
 * @param limits what it cannot do with them
 */
public record SeriesSupport(Kept kept, Set<Limit> limits) {

  /** Everything in one object, no limit. */
  public static final SeriesSupport WHOLE = new SeriesSupport(Kept.WHOLE, Set.of());

  /** Overrides are objects of their own, no limit. */
  public static final SeriesSupport PARTS = new SeriesSupport(Kept.PARTS, Set.of());

  /** Only single events. */
  public static final SeriesSupport NONE = new SeriesSupport(Kept.NONE, Set.of());

  /** Copies the limits. */
  public SeriesSupport {
    limits = Set.copyOf(limits);
  }

  /** How much of a series fits into one object. */
  public enum Kept {
    /** Rule, removed slots and overrides: one object. */
    WHOLE,
    /** Rule and removed slots are one object, every override another. */
    PARTS,
    /** Only single events. */
    NONE
  }

  /** What a calendar cannot do with a series. */
  public enum Limit {
    /** An override of a timed series cannot be all-day, nor the other way round (SEM-6). */
    KIND_OF_OVERRIDES,
    /** A change of rule, start or zone resets overrides to what the rule says (SEM-34). */
    OVERRIDES_RESET,
    /** An override cannot be moved to or past the day of its neighbour (SEM-47). */
    OVERRIDES_CROSSING,
    /** A removed slot stays removed (SEM-5). */
    RETURN_OF_SLOTS,
    /**
     * Times are kept as instants, without a zone: a series that follows the clocks of one cannot be
     * kept as one, and its occurrences, like single events, are written in UTC (SEM-25).
     */
    ZONES,
    /**
     * Every time is in a zone: one in none, of a single event, too, is written in that of the owner
     * (SEM-27).
     */
    FLOATING_TIMES,
    /** An object has one rule. */
    SEVERAL_RULES,
    /** A series has no slots beside those of its rule (RDATE). */
    ADDED_SLOTS,
    /** A series begins with a slot that its rule makes. */
    START_OFF_RULE,
    /** A series has an end. */
    ENDLESS_SERIES,
    /** A series ends with a date, not after so many slots (COUNT). */
    COUNT,
    /** A series has at most one slot a day, always at the same time. */
    SLOTS_WITHIN_DAYS,
    /**
     * A rule is one of six patterns: every n days; every n weeks on some days of the week; every n
     * months or years on one day of a month, or on the first to fourth or last of some days of the
     * week in it.
     */
    FREE_PATTERNS,
    /** Day 29 to 31 means another day where a month has none (SEM-30). */
    LATE_DAYS_OF_MONTH,
    /**
     * A time that the clocks skip is shown as late as they are put forward, one that they repeat is
     * the first of the two (SEM-29).
     */
    CLOCK_CHANGES
  }

  /**
   * The same, limited further.
   *
   * @param more what cannot be done either
   * @return the changed support
   */
  public SeriesSupport but(Limit... more) {
    Set<Limit> all = EnumSet.noneOf(Limit.class);
    all.addAll(limits);
    all.addAll(Set.of(more));
    return new SeriesSupport(kept, all);
  }

  /**
   * Tells whether something can be done.
   *
   * @param what what
   * @return false if it is beyond the limits
   */
  public boolean allows(Limit what) {
    return !limits.contains(what);
  }
}
