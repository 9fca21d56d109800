package dev.calsync.engine.projection;

import dev.calsync.calendar.Capabilities;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.policy.Policy;
import java.util.Set;

/**
 * Everything besides the event that decides what a target shows.
 *
 * @param policy what the edge lets through
 * @param capabilities what the target can do
 * @param window the policy's window at the moment of planning; {@link TimeRange#ALWAYS} asks
 *     nothing of the expander
 * @param reach the time in which occurrences are judged or written one by one: the window, with
 *     bounds where it has none (SEM-4)
 * @param frame zone rules and the owner's zone
 * @param addresses the owner's addresses at the source, in lower case (SEM-8)
 * @param expander finds occurrences
 * @param elsewhere what others show of the meeting that the event is a copy of
 */
public record Terms(
    Policy policy,
    Capabilities capabilities,
    TimeRange window,
    TimeRange reach,
    TimeFrame frame,
    Set<String> addresses,
    SeriesExpander expander,
    Elsewhere elsewhere) {

  /** Copies the addresses. */
  public Terms {
    addresses = Set.copyOf(addresses);
  }

  /** For an event that others may show, too. */
  public Terms besides(Elsewhere others) {
    return new Terms(policy, capabilities, window, reach, frame, addresses, expander, others);
  }

  /** For a copy at another end, where the owner has other addresses. */
  public Terms at(Set<String> others) {
    return new Terms(policy, capabilities, window, reach, frame, others, expander, elsewhere);
  }
}
