package dev.calsync.connector.ics;

import dev.calsync.tck.connector.ConnectorContract;
import dev.calsync.tck.connector.ConnectorRig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A file of events keeps every promise of a connector. */
class IcsFileConnectorTest implements ConnectorContract {

  private FileRig rig;

  @BeforeEach
  void makeFile(@TempDir Path temp) throws IOException {
    rig = new FileRig(temp.toRealPath());
  }

  @Override
  public ConnectorRig rig() {
    return rig;
  }
}
