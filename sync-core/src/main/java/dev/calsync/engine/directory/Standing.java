package dev.calsync.engine.directory;

import dev.calsync.calendar.ConnectionState;

/**
 * Where a connection stands, and why.
 *
 * @param state where
 * @param code why, a stable name in capitals; empty where there is nothing to say
 * @param step how far it is on its way to the next state; empty where it is on none
 */
public record Standing(ConnectionState state, String code, String step) {

  /** What is kept without a word about it, as all connections were before there was any. */
  public static final Standing ACTIVE = new Standing(ConnectionState.ACTIVE, "", "");

  /** At the beginning of a state. */
  public static Standing of(ConnectionState state, String code) {
    return new Standing(state, code, "");
  }

  /** Whether its provider is still called, to leave nothing behind there (R-A6). */
  public boolean isLeaving() {
    return state == ConnectionState.DISCONNECTED
        && (step.isEmpty()
            || step.equals(LeavingStep.ENDED.name())
            || step.equals(LeavingStep.WITHDRAWN.name()));
  }

  /** The same, further on its way. */
  public Standing at(String next) {
    return new Standing(state, code, next);
  }
}
