package dev.calsync.calendar;

/** Where a connection stands. */
public enum ConnectionState {
  /** The provider was talked to, and let us in; nothing was read yet. */
  VALIDATED(true),
  /** Its calendars are read for the first time, or again after it was out of reach. */
  ONBOARDING(true),
  /** It is kept in step. */
  ACTIVE(true),
  /** The grant stands, and the provider takes no requests of this application; tried rarely. */
  DEGRADED(true),
  /** The grant is gone: the owner must sign in again. Nothing is called until then. */
  REAUTH_REQUIRED(false),
  /** What is needed to reach it cannot be opened. Nothing is called until it is connected anew. */
  SUSPENDED(false),
  /** It is given up, and on its way out. Nothing of it is read or written any more. */
  DISCONNECTED(false);

  private final boolean reachable;

  ConnectionState(boolean reachable) {
    this.reachable = reachable;
  }

  /**
   * Whether its provider may be called.
   *
   * @return false where a call can lead to nothing good
   */
  public boolean isReachable() {
    return reachable;
  }
}
