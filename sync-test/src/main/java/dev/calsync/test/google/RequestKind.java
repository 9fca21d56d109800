package dev.calsync.test.google;

/** What a request is about. */
public enum RequestKind {
  /** Changes nothing. */
  READ,
  /** Changes a calendar, an event or a channel. */
  WRITE
}
