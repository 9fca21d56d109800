package dev.calsync.connector.google;

import dev.calsync.tck.connector.ConnectorContract;
import dev.calsync.tck.connector.ConnectorRig;
import org.junit.jupiter.api.AfterEach;

/** Google Calendar keeps what every connector promises. */
class GoogleConnectorTest implements ConnectorContract {

  private final GoogleRig rig = new GoogleRig();

  @Override
  public ConnectorRig rig() {
    return rig;
  }

  @AfterEach
  void close() {
    rig.close();
  }
}
