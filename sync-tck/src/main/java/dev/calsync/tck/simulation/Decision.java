package dev.calsync.tck.simulation;

import java.time.Duration;
import java.util.Optional;

/**
 * One thing that happens in a history. The list of decisions is the history: leaving one out leaves
 * all others as they are, which is what makes a failing history shrink.
 */
sealed interface Decision {

  /**
   * A node goes on.
   *
   * @param node which, counted from 0
   * @param boundaries how many boundaries it passes before others have their turn
   * @param fault what goes wrong at the next one that fits; empty if nothing does
   * @param dice the fault's own chance
   */
  record Go(int node, int boundaries, Optional<Fault> fault, long dice) implements Decision {}

  /**
   * Time passes, for all nodes at once. One that is in the middle of something sleeps through it.
   *
   * @param time how long
   */
  record Wait(Duration time) implements Decision {}

  /**
   * The host asks for a synchronization.
   *
   * @param dice which edge
   */
  record Ask(long dice) implements Decision {}

  /**
   * Somebody does something in a calendar.
   *
   * @param deed what
   * @param dice to what
   */
  record Act(Deed deed, long dice) implements Decision {}

  /**
   * Something happens to an account.
   *
   * @param affair what
   * @param dice to which one
   */
  record Happen(Affair affair, long dice) implements Decision {}
}
