package dev.calsync.engine.directory;

import dev.calsync.calendar.ConnectionState;

/**
 * Where a connection stands, and why.
 *
 * @param state where
 * @param code why, a stable name in capitals; empty where there is nothing to say
 * @param step how far it is on its way to the next state; empty where it is on none
 * @param admissions how often it was connected: what was begun before the last time says nothing of
 *     how it stands now
 */
public record Standing(ConnectionState state, String code, String step, long admissions) {

  /** What is kept without a word about it, as all connections were before there was any. */
  public static final Standing ACTIVE = new Standing(ConnectionState.ACTIVE, "", "", 0);

  /** At the beginning of a state, of a connection that was never let in yet. */
  public static Standing of(ConnectionState state, String code) {
    return new Standing(state, code, "", 0);
  }

  /** At the beginning of another state. */
  public Standing moved(ConnectionState to, String why) {
    return new Standing(to, why, "", admissions);
  }

  /** The same, connected once more. */
  public Standing admitted() {
    return new Standing(state, code, step, admissions + 1);
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
    return new Standing(state, code, next, admissions);
  }
}
