package dev.calsync.store.jdbc;

/** What opening a store does about its tables. */
public enum SchemaMode {
  /**
   * Creates and upgrades them; where nothing is missing, it only looks. Refuses tables that lost
   * something that was made.
   */
  APPLY,
  /**
   * Refuses to open unless this version of the library can work with them: all that it knows of was
   * applied and is there, and nothing newer that it could not bear.
   */
  VERIFY,
  /** Looks at nothing; the host answers for them. */
  NONE
}
