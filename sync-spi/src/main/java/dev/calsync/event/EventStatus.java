package dev.calsync.event;

/** Whether an event takes place (STATUS, RFC 5545, section 3.8.1.11). */
public enum EventStatus {
  /** It takes place. */
  CONFIRMED,
  /** It may take place. */
  TENTATIVE,
  /** It does not take place, though the provider may still list it (SEM-41). */
  CANCELLED
}
