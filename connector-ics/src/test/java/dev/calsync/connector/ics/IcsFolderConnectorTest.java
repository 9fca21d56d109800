package dev.calsync.connector.ics;

import dev.calsync.tck.connector.ConnectorContract;
import dev.calsync.tck.connector.ConnectorRig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder of events keeps every promise of a connector. */
class IcsFolderConnectorTest implements ConnectorContract {

  private FolderRig rig;

  @BeforeEach
  void makeFolder(@TempDir Path temp) throws IOException {
    rig = new FolderRig(temp.toRealPath());
  }

  @Override
  public ConnectorRig rig() {
    return rig;
  }
}
