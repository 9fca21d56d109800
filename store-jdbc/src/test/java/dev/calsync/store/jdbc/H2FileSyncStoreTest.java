package dev.calsync.store.jdbc;

import dev.calsync.tck.store.StoreRig;
import dev.calsync.tck.store.SyncStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** All promises, on H2 in a file; a crash throws away what is not in the file. */
class H2FileSyncStoreTest implements SyncStoreContract {

  @TempDir private Path folder;
  private H2Rig rig;

  @BeforeEach
  void open() {
    rig = H2Rig.inFile(folder);
  }

  @Override
  public StoreRig rig() {
    return rig;
  }

  @AfterEach
  void close() {
    rig.close();
  }
}
