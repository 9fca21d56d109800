package dev.calsync.engine.connection;

/** Why a connection goes from one state to another. */
public enum ConnectionCause {
  /** The host connected it, and the provider let us in. */
  CONNECTED,
  /** A worker takes it into work. */
  TAKEN_UP,
  /** Its calendars are read. */
  READ,
  /** The provider does not accept the grant. */
  GRANT_GONE,
  /** The provider does not accept the application, whoever comes with it. */
  APPLICATION_REFUSED,
  /** The provider answered. */
  ANSWERED,
  /** What is needed to reach it cannot be opened. */
  SECRET_UNREADABLE,
  /** The host gives it up. */
  GIVEN_UP
}
