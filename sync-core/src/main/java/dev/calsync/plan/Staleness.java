package dev.calsync.plan;

/** What becomes of a plan that is not what would be planned now (R-C8). */
public enum Staleness {
  /** Nothing is done if anything is otherwise. */
  REFUSE_IF_STALE,
  /**
   * What is otherwise now is done as it is planned now, as long as no more is created, updated or
   * deleted than the plan said; what the plan says and nobody wants any more is left out.
   */
  SKIP_STALE_ITEMS
}
