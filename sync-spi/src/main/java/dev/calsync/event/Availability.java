package dev.calsync.event;

/** What an event says about its owner's time. */
public enum Availability {
  /** Shown, but does not block time (TRANSP:TRANSPARENT). */
  FREE,
  /** Blocks time, perhaps. */
  TENTATIVE,
  /** Blocks time. */
  BUSY,
  /** Blocks time; the owner is away. */
  OUT_OF_OFFICE,
  /** Does not block time; the owner works from another place. */
  WORKING_ELSEWHERE
}
