package dev.calsync.connector.google;

import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorDescriptor.OAuthEndpoints;
import dev.calsync.connector.ConnectorFactory;
import dev.calsync.connector.ConnectorId;
import java.net.URI;
import java.time.Clock;

/** Makes {@link GoogleConnector}s for whoever knows Google by name alone. */
public final class GoogleConnectorFactory implements ConnectorFactory {

  /** For {@link java.util.ServiceLoader}. */
  public GoogleConnectorFactory() {}

  @Override
  public ConnectorId id() {
    return GoogleDescriptor.descriptor().id();
  }

  @Override
  public ConnectorAdapter at(URI service, OAuthEndpoints endpoints, Clock clock) {
    return GoogleConnector.at(service, endpoints, clock);
  }
}
