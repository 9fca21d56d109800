package dev.calsync.policy;

/**
 * What an edge does with events that their owner marked private or confidential (SEM-19). From the
 * one that shows most to the one that shows least.
 */
public enum PrivateEvents {
  /** Treats them like all others; the mirror stays private at the target. */
  AS_NORMAL,
  /** Shows that the time is taken and nothing else, whatever the edge lets through otherwise. */
  AS_BUSY,
  /** Does not show them. */
  SKIP;

  boolean showsAtMost(PrivateEvents other) {
    return compareTo(other) >= 0;
  }
}
