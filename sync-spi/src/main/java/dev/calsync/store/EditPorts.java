package dev.calsync.store;

/**
 * The ports of a {@link SyncStore} for changes that no reading of a source brings: by people at
 * targets, by the host, and by undoing.
 */
public interface EditPorts {

  /**
   * Changes on both sides that wait for a person.
   *
   * @return the port
   */
  ConflictStore conflicts();

  /**
   * Edits carried back to their origins.
   *
   * @return the port
   */
  OriginEditStore originEdits();

  /**
   * What undoing put back.
   *
   * @return the port
   */
  PinStore pins();

  /**
   * Events of the host, and events to be forgotten.
   *
   * @return the port
   */
  HostEventStore hostEvents();
}
