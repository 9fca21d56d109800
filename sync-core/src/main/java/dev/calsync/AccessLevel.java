package dev.calsync;

/** What an owner is asked to allow. */
public enum AccessLevel {
  /** Reading calendars: enough for sources. */
  READ,
  /** Reading and writing: needed for targets. */
  WRITE
}
