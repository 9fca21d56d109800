package dev.calsync.store;

import java.util.List;

/**
 * A run that is to be undone.
 *
 * @param id the pin's name
 * @param run the run whose changes are put back
 * @param intents what its mirrors shall show again; 1 to 1,000
 */
public record RunPin(HoldId id, String run, List<MirrorIntent> intents) {

  /** Checks the number and copies the intents. */
  public RunPin {
    intents = List.copyOf(intents);
    if (intents.isEmpty() || intents.size() > 1_000) {
      throw new IllegalArgumentException("a pin holds 1 to 1,000 mirrors, not " + intents.size());
    }
  }
}
