package dev.calsync.store;

/** Where a mirror stands. */
public enum MirrorState {
  /** The target shows what it shall. */
  SETTLED,
  /** A write is due. */
  DUE,
  /** A write is open: it may have happened. */
  ATTEMPTED,
  /** A write is refused by us until the host decides, or a confirming read. */
  HELD,
  /** A decision leaves the target as it is. */
  DETACHED,
  /** The target will not take it. */
  REFUSED
}
