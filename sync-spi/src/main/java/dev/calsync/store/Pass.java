package dev.calsync.store;

/**
 * A reading of a calendar that is under way.
 *
 * @param id its name; unique
 * @param kind how it reads
 */
public record Pass(String id, Kind kind) {

  /** How a pass reads. */
  public enum Kind {
    /** Everything. */
    FULL,
    /** What changed since the cursor. */
    DELTA
  }
}
