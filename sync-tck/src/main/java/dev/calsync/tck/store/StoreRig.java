package dev.calsync.tck.store;

import dev.calsync.store.SyncStore;
import java.time.Duration;

/** A store on the bench: empty at first, with a clock that is moved by hand. */
public interface StoreRig {

  /**
   * The store.
   *
   * @return the same one until {@link #reopen}
   */
  SyncStore store();

  /**
   * Moves the store's clock; it stands still otherwise.
   *
   * @param by how far, in whole milliseconds
   */
  void advance(Duration by);

  /**
   * Drops the store without closing it, as a crash does, and opens its data again.
   *
   * @return the store from now on
   */
  SyncStore reopen();
}
