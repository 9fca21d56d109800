package dev.calsync.store.jdbc;

/** What opening a store does about its tables. */
public enum SchemaMode {
  /** Creates and upgrades them. */
  APPLY,
  /** Refuses to open unless they are exactly what this version of the library expects. */
  VERIFY,
  /** Looks at nothing; the host answers for them. */
  NONE
}
