package dev.calsync.event;

/**
 * Turns an event into its occurrences, in the wall time of its own zone (RFC 5545, section 3.8.5).
 * Found by {@link java.util.ServiceLoader}; the artifact {@code calsync-ical-codec} brings one.
 *
 * <p>Implementations are thread-safe and bounded: they give up after an iteration budget, not after
 * a number of results, because a rule may never match (HOS-19).
 */
public interface SeriesExpander {

  /**
   * Lists the occurrences that overlap a range, overrides applied, removed slots left out.
   * Membership is judged by the effective time: an occurrence moved into the range is in, one moved
   * out is not (SEM-10).
   *
   * <p>Dates that do not exist are skipped; times that do not exist are moved forward by the gap;
   * ambiguous times take the earlier instant (SEM-29).
   *
   * @param body a single event or a series
   * @param range the half-open range
   * @param frame what turns wall time into instants
   * @return the occurrences
   */
  Expansion between(EventBody body, TimeRange range, TimeFrame frame);
}
