package dev.calsync.store;

/**
 * Why we believe that an event is gone. There is no deletion without one (INV-12).
 *
 * @param kind what was seen
 * @param pass the pass that saw it
 */
public record Evidence(Kind kind, String pass) {

  /** What was seen. */
  public enum Kind {
    /** The provider said so. */
    TOMBSTONE,
    /** A complete reading did not list it. */
    ABSENCE
  }
}
