package dev.calsync.event;

/** Who may read an event's details (CLASS, RFC 5545, section 3.8.1.3). */
public enum Visibility {
  /** Whoever can see the calendar. */
  NORMAL,
  /** The owner alone; every edge shows it as busy unless told otherwise (SEM-19). */
  PRIVATE,
  /** As {@link #PRIVATE}, said more strictly by some providers. */
  CONFIDENTIAL
}
