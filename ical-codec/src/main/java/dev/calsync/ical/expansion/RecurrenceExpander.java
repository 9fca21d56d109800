package dev.calsync.ical.expansion;

import dev.calsync.event.EventBody;
import dev.calsync.event.Expansion;
import dev.calsync.event.Occurrence;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import java.util.List;

/**
 * Expands recurrence rules (RFC 5545, sections 3.3.10 and 3.8.5) in the wall time of the series,
 * without limits on which parts are combined.
 *
 * <p>What the RFC leaves open is settled so:
 *
 * <ul>
 *   <li>The event's own start is always the first slot, and COUNT counts it, even where the rule
 *       would not have made it.
 *   <li>Parts that the RFC forbids for a frequency limit it; BYDAY's number is disregarded where it
 *       means nothing.
 *   <li>BYWEEKNO makes the periods of a yearly rule run from week 1 to week 1, so that 30 December
 *       may belong to the next year.
 *   <li>An hour that the clocks skip is no occurrence of its own if the slot it is moved to is one
 *       already; of an hour that they repeat the first is meant.
 *   <li>Second 60 is second 59. On whole days the parts for times are disregarded, and frequencies
 *       shorter than a day count whole days, rounded up.
 *   <li>A slot that names a day of a timed series means the series' own time on that day.
 * </ul>
 *
 * <p>An {@link Occurrence} tells the wall time that the clocks show: its time differs from its slot
 * where that one does not exist.
 *
 * <p>Work is bounded by a number of steps a call. A step is a slot found, or a period of a rule
 * without one; without COUNT, the periods before the range cost nothing. Thread-safe.
 */
public final class RecurrenceExpander implements SeriesExpander {

  /** The steps a call may take unless told otherwise: 273 years of days. */
  public static final int DEFAULT_STEPS = 100_000;

  private final int steps;

  /** An expander that takes at most {@link #DEFAULT_STEPS} a call. */
  public RecurrenceExpander() {
    this(DEFAULT_STEPS);
  }

  /**
   * An expander with its own bound.
   *
   * @param steps the most steps one call may take, at least 1
   */
  public RecurrenceExpander(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("an expansion takes at least 1 step, not " + steps);
    }
    this.steps = steps;
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.calsync.failure.CalsyncException with code {@code UNKNOWN_ZONE} if the zone rules
   *     do not know the zone of the event, of an override, or of the owner where it is needed
   */
  @Override
  public Expansion between(EventBody body, TimeRange range, TimeFrame frame) {
    return between(body, range, frame, new StepBudget(steps));
  }

  Expansion between(EventBody body, TimeRange range, TimeFrame frame, StepBudget budget) {
    Placements placements = new Placements(frame);
    List<Occurrence> occurrences =
        body.recurrence()
            .map(repeats -> new Series(body, repeats, placements).within(range, budget))
            .orElseGet(() -> single(body, range, placements));
    return new Expansion(occurrences, !budget.exhausted());
  }

  private static List<Occurrence> single(EventBody body, TimeRange range, Placements placements) {
    Placement placement = placements.of(body.time());
    Touching touching = new Touching(range);
    touching.add(placement.occurrence(placement.wall(body.time().startSlot())));
    return touching.byStart();
  }
}
