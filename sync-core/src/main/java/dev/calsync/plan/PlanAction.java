package dev.calsync.plan;

/** What would be done with one mirror. */
public enum PlanAction {
  /** Written for the first time. */
  CREATE,
  /** Written again in place. */
  UPDATE,
  /** Removed. */
  DELETE,
  /** Kept back until the host decides, or the source was read again. */
  HOLD,
  /** Found at the target and taken over as it is. */
  ADOPT,
  /** Left as it is. */
  KEEP
}
