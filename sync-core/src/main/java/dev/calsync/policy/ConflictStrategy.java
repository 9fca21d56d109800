package dev.calsync.policy;

/** What is done where an event and its mirror were both changed (R-C10). */
public enum ConflictStrategy {
  /** The mirror shows the event again. */
  ORIGIN_WINS,
  /** The event takes over what the mirror shows. */
  TARGET_WINS,
  /** Whichever was changed last. */
  LATEST_WINS,
  /** A person decides; until then both stay as they are. */
  MANUAL
}
