package dev.calsync.store;

/** What an object at a provider is to us. */
public enum ItemState {
  /** Part of an origin event. */
  LIVE,
  /** An override whose series is not there (SEM-39). */
  ORPHAN,
  /** Could not be understood (R-B5). */
  QUARANTINED,
  /** One of our mirrors (R-B2). */
  MANAGED,
  /** An untouched copy of one of our mirrors (SEM-43). */
  COPY
}
