package dev.calsync.tck.store;

import dev.calsync.store.SyncStore;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

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

  /**
   * A rig for a store that is told its time by a clock.
   *
   * @param open opens what is there, or begins anew; asked first when the store is first wanted,
   *     and again after each crash, always with the same clock
   * @return the rig
   */
  static StoreRig opening(Function<Clock, SyncStore> open) {
    return new OpeningRig(open);
  }
}
