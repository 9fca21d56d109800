package dev.calsync.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.SyncStore;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A copy of the reference store lives on by itself: crash tests and restored backups need that. */
class SnapshotOfTheReferenceTest {

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final SwappedRig rig = new SwappedRig();

  @Test
  void whatHappensToTheOriginalDoesNotReachTheCopy() {
    FullHouse house = FullHouse.of(rig, Bench.ANN);
    InMemorySyncStore original = rig.store;
    InMemorySyncStore copy = original.copy();
    Everything before = everythingIn(copy);
    rig.store = original;
    house.leased().forEach(FullHouse.Operation::run);

    assertThat(everythingIn(copy)).isEqualTo(before);
    assertThat(everythingIn(original)).isNotEqualTo(before);
  }

  @Test
  void whatHappensToTheCopyDoesNotReachTheOriginal() {
    FullHouse house = FullHouse.of(rig, Bench.ANN);
    InMemorySyncStore original = rig.store;
    Everything before = everythingIn(original);
    rig.store = original.copy();
    house.leased().forEach(FullHouse.Operation::run);
    rig.store.bindInstallation("house-2");

    assertThat(everythingIn(original)).isEqualTo(before);
    assertThat(original.bindInstallation("house-1")).isEqualTo("house-1");
  }

  private Everything everythingIn(InMemorySyncStore store) {
    rig.store = store;
    return Everything.of(rig, Bench.ANN);
  }

  /** A rig whose store can be changed. */
  private final class SwappedRig implements StoreRig {

    private InMemorySyncStore store = new InMemorySyncStore(clock);

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
      return store;
    }
  }
}
