package dev.calsync.policy;

/** What becomes of mirrors when what made them ends. */
public enum Mirrors {
  /** They are removed from their targets. */
  DELETE,
  /** They stay at their targets as they are; nothing looks after them any more. */
  KEEP
}
