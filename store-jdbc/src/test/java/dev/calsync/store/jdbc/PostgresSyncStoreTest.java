package dev.calsync.store.jdbc;

import dev.calsync.tck.store.StoreRig;
import dev.calsync.tck.store.SyncStoreContract;
import org.junit.jupiter.api.AfterEach;

/** All promises, on the newest PostgreSQL. */
class PostgresSyncStoreTest implements SyncStoreContract {

  private final PostgresRig rig = new PostgresRig(PostgresServer.NEWEST);

  @Override
  public StoreRig rig() {
    return rig;
  }

  @AfterEach
  void close() {
    rig.close();
  }
}
