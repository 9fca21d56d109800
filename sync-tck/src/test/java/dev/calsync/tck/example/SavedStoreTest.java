package dev.calsync.tck.example;

import dev.calsync.tck.store.ReferenceRig;
import dev.calsync.tck.store.StoreDifferentialFuzz;
import dev.calsync.tck.store.StoreRig;
import dev.calsync.tck.store.SyncStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All promises, and the answers of the reference, from a store in a file. */
class SavedStoreTest implements SyncStoreContract {

  @TempDir private Path folder;

  private final StoreRig rig =
      StoreRig.opening(clock -> SavedStore.open(folder.resolve("store"), clock));

  @Override
  public StoreRig rig() {
    return rig;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void answersLikeTheReference(long seed) {
    StoreDifferentialFuzz.run(new ReferenceRig(), rig, seed, 400);
  }
}
