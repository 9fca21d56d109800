package dev.calsync.policy;

/**
 * How far synchronization goes by itself (R-L7). It is said of an installation, of an owner (as of
 * a tenant's), and of an edge; the least of them counts. What a host asks for by name, such as
 * removing an edge or disconnecting an account, is done in every mode.
 */
public enum SyncMode {
  /**
   * Nothing is planned or written. Of an installation or an owner: no provider is asked either; an
   * edge's calendars are read on, for whatever else looks at them.
   */
  OFF,
  /** Calendars are read; nothing is planned or written. */
  OBSERVE,
  /**
   * Read and planned: the journal tells what would be written, and it waits under a hold whose
   * reason is the mode. Nothing is written.
   */
  SHADOW,
  /** Everything. */
  LIVE;

  /**
   * The one that goes less far.
   *
   * @param other another mode
   * @return this or the other
   */
  public SyncMode least(SyncMode other) {
    return compareTo(other) < 0 ? this : other;
  }
}
