package dev.calsync.tck.store;

import dev.calsync.store.SyncStore;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import java.time.Duration;

/** The reference store on the bench; what survives its crash is a copy. */
public final class ReferenceRig implements StoreRig {

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private InMemorySyncStore store = new InMemorySyncStore(clock);

  /** An empty reference store. */
  public ReferenceRig() {}

  @Override
  public SyncStore store() {
    return store;
  }

  @Override
  public void advance(Duration by) {
    clock.advance(by);
  }

  @Override
  public SyncStore reopen() {
    store = store.copy();
    return store;
  }
}
