package dev.calsync;

import dev.calsync.calendar.OwnerId;

/** Everything that belongs to one owner. Thread-safe, cheap to make. */
public final class OwnerScope {

  private final Engine engine;
  private final Worker worker;
  private final OwnerId owner;

  OwnerScope(Engine engine, Worker worker, OwnerId owner) {
    this.engine = engine;
    this.worker = worker;
    this.owner = owner;
  }

  /**
   * Whose scope it is.
   *
   * @return the owner
   */
  public OwnerId owner() {
    return owner;
  }

  /**
   * Drops the owner's keys (crypto-erase): whatever is left of the owner's secrets, and of what
   * events say where that is sealed, opens for nobody any more, in no copy of the store. Other
   * nodes may have the keys open for another 15 seconds. Accounts must be connected anew
   * afterwards.
   *
   * @return whether there were any
   */
  public boolean dropKeys() {
    return engine.access.vault().dropKeys(owner);
  }

  /**
   * Accounts.
   *
   * @return the service
   */
  public Connections connections() {
    return new Connections(engine, owner);
  }

  /**
   * Calendars of the accounts.
   *
   * @return the service
   */
  public Calendars calendars() {
    return new Calendars(engine, owner);
  }

  /**
   * Policy edges between calendars.
   *
   * @return the service
   */
  public Edges edges() {
    return new Edges(engine, worker, owner);
  }

  /**
   * What takes place in the calendars, and events of the host's own.
   *
   * @return the service
   */
  public Events events() {
    return new Events(engine, owner);
  }

  /**
   * When the owner's time is taken.
   *
   * @return the service
   */
  public FreeBusy freebusy() {
    return new FreeBusy(engine.reading, owner);
  }

  /**
   * How everything of the owner's stands: each connection, calendar and edge. Nine questions to the
   * store, however many there are, and none to a provider.
   *
   * @return as it stands now
   */
  public OwnerStatus status() {
    return StatusReading.of(engine, owner);
  }

  /**
   * Changes that wait for a decision.
   *
   * @return the service
   */
  public Holds holds() {
    return new Holds(engine, owner);
  }

  /**
   * Why something is there, or is not.
   *
   * @return the service
   */
  public Explain explain() {
    return new Explain(engine, owner);
  }

  /**
   * What the engine did.
   *
   * @return the service
   */
  public Journal journal() {
    return new Journal(engine.store.journal(), owner);
  }
}
