package dev.calsync.engine.canonical;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.Slot;
import java.util.List;
import java.util.Optional;

/**
 * Whether one series goes on with another: somebody changed "this and following" at the source, and
 * it is two series from then on. They say the same, somebody called both, and the later one begins
 * on the day on which the earlier one would have gone on (SEM-40).
 */
public final class Split {

  private final SeriesExpander expander;

  /**
   * Tells splits.
   *
   * @param expander finds slots
   */
  public Split(SeriesExpander expander) {
    this.expander = expander;
  }

  /**
   * Where an earlier series was cut.
   *
   * @param earlier a series that ends
   * @param later a series that may be the rest of it
   * @return the slot of the earlier one, as if it went on; empty if the later one is another series
   */
  public Optional<Slot> cut(EventBody earlier, EventBody later) {
    return saysTheSame(earlier.details(), later.details()) && later.isSeries()
        ? next(earlier).filter(slot -> slot.day().equals(later.time().startSlot().day()))
        : Optional.empty();
  }

  /** Guests may answer, and one half be moved, or handed to others: it is still the same series. */
  private static boolean saysTheSame(EventDetails one, EventDetails other) {
    return one.text().equals(other.text())
        && one.organizer().address().equalsIgnoreCase(other.organizer().address())
        && one.type() == other.type()
        && one.visibility() == other.visibility();
  }

  /** The first slot that a series of one rule does not have any more. */
  private Optional<Slot> next(EventBody series) {
    List<RecurrenceRule> rules =
        series.recurrence().stream().flatMap(it -> it.rules().stream()).toList();
    if (rules.size() != 1 || rules.get(0).end() instanceof RuleEnd.Never) {
      return Optional.empty();
    }
    RecurrenceRule rule = rules.get(0);
    Grid grid = new Grid(series.time().startSlot(), expander);
    return grid.last(rule)
        .flatMap(last -> grid.firstFrom(rule.ending(RuleEnd.NEVER), Grid.next(last)));
  }
}
