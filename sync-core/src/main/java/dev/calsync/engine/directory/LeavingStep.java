package dev.calsync.engine.directory;

/** What was done last for a connection that is given up, in the order in which it is done. */
public enum LeavingStep {
  /** Its edges ended, so that their mirrors go. */
  ENDED,
  /** No mirror is waited for any more. */
  WITHDRAWN,
  /** Nothing watches its calendars any more. */
  STOPPED,
  /** Its grant was given back. */
  GIVEN_BACK,
  /** Its secrets are gone. */
  ERASED
}
