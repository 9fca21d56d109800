package dev.calsync.store.jdbc;

import dev.calsync.tck.store.StoreRig;
import dev.calsync.tck.store.SyncStoreContract;
import org.junit.jupiter.api.AfterEach;

/** All promises, on H2 in memory. */
class H2SyncStoreTest implements SyncStoreContract {

  private final H2Rig rig = H2Rig.inMemory();

  @Override
  public StoreRig rig() {
    return rig;
  }

  @AfterEach
  void close() {
    rig.close();
  }
}
