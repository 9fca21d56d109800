package dev.calsync.policy;

/** What an edge does with events that their owner marked private or confidential (SEM-19). */
public enum PrivateEvents {
  /** Shows that the time is taken and nothing else, whatever the edge lets through otherwise. */
  AS_BUSY,
  /** Does not show them. */
  SKIP,
  /** Treats them like all others; the mirror stays private at the target. */
  AS_NORMAL
}
