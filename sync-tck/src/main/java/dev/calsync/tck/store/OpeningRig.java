package dev.calsync.tck.store;

import dev.calsync.store.SyncStore;
import dev.calsync.test.ManualClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** A store that is opened when it is wanted, once, whoever asks; and again after a crash. */
final class OpeningRig implements StoreRig {

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final Function<Clock, SyncStore> open;
  private Optional<SyncStore> opened = Optional.empty();

  OpeningRig(Function<Clock, SyncStore> open) {
    this.open = open;
  }

  @Override
  public synchronized SyncStore store() {
    return opened.orElseGet(this::reopen);
  }

  @Override
  public void advance(Duration by) {
    clock.advance(by);
  }

  @Override
  public synchronized SyncStore reopen() {
    SyncStore store = open.apply(clock);
    opened = Optional.of(store);
    return store;
  }
}
