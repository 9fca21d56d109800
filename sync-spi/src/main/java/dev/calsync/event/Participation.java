package dev.calsync.event;

/** An attendee's answer to an invitation (PARTSTAT, RFC 5545, section 3.2.12). */
public enum Participation {
  /** Not answered. */
  NEEDS_ACTION,
  /** Yes. */
  ACCEPTED,
  /** Perhaps. */
  TENTATIVE,
  /** No. */
  DECLINED,
  /** Somebody else goes. */
  DELEGATED
}
