package dev.calsync.store;

/**
 * A store: where everything the engine knows survives. Thread-safe. Prove yours with {@code
 * SyncStoreContract}.
 */
public interface SyncStore extends AccessPorts, EditPorts, UpkeepPorts, AutoCloseable {

  /**
   * Binds the store to an installation, once. Without an owner.
   *
   * @param installation which installation, with which key, wants to work on this store; a text of
   *     up to 1,024 characters that means nothing to the store
   * @return the text that the store is bound to: the given one if it was unbound
   */
  String bindInstallation(String installation);

  /**
   * Jobs and lanes.
   *
   * @return the port
   */
  JobStore jobs();

  /**
   * Reading calendars in.
   *
   * @return the port
   */
  IntakeStore intake();

  /**
   * Questions about what was read in.
   *
   * @return the port
   */
  IntakeQueries sources();

  /**
   * Mirrors: planning and writing.
   *
   * @return the port
   */
  MirrorStore mirrors();

  /**
   * Questions about mirrors.
   *
   * @return the port
   */
  MirrorQueries targets();

  /**
   * Holds and the host's decisions.
   *
   * @return the port
   */
  HoldStore holds();

  /**
   * Low-traffic records.
   *
   * @return the port
   */
  RecordStore records();

  /**
   * The journal, to be read; lines are written together with the effects they tell of.
   *
   * @return the port
   */
  JournalQueries journal();

  /** Gives back what the store itself opened; a pool of the host stays open. Idempotent. */
  @Override
  void close();
}
