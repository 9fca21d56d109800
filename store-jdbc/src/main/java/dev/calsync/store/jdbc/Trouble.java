package dev.calsync.store.jdbc;

/** What an error of the database means to us. */
enum Trouble {
  /** Another transaction was in the way; this one left nothing behind and can be run again. */
  COLLISION,
  /** The database cannot be reached, or went away. */
  UNAVAILABLE,
  /** A statement took longer than it may; its transaction left nothing behind. */
  SLOW,
  /** A table, column or schema is not there. */
  MISSING,
  /** A value does not fit its column. */
  TOO_LONG,
  /** The database's files belong to another process. */
  IN_USE,
  /** The database may be read and not written. */
  READ_ONLY,
  /** The database's files are damaged, or none. */
  CORRUPT,
  /** The database's files were made by somebody else. */
  FOREIGN,
  /** None of these. */
  OTHER
}
