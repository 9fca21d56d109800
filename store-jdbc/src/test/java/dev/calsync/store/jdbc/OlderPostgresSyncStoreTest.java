package dev.calsync.store.jdbc;

import dev.calsync.tck.store.StoreRig;
import dev.calsync.tck.store.SyncStoreContract;
import org.junit.jupiter.api.AfterEach;

/** All promises, on the oldest PostgreSQL that we speak to. */
class OlderPostgresSyncStoreTest implements SyncStoreContract {

  private final PostgresRig rig = new PostgresRig(PostgresServer.OLDER);

  @Override
  public StoreRig rig() {
    return rig;
  }

  @AfterEach
  void close() {
    rig.close();
  }
}
