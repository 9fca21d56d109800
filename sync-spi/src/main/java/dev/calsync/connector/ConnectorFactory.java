package dev.calsync.connector;

import dev.calsync.connector.ConnectorDescriptor.OAuthEndpoints;
import java.net.URI;
import java.time.Clock;

/**
 * Makes a connector that talks to a service at another address, such as a stand-in for the provider
 * in a test. Found by {@link java.util.ServiceLoader} and told apart by its id, so that whoever
 * needs a connector of some name need not be compiled against it.
 */
public interface ConnectorFactory {

  /**
   * Which connector it makes.
   *
   * @return the id that the connector's descriptor has, too
   */
  ConnectorId id();

  /**
   * Makes a connector.
   *
   * @param service the root of the service, ending in a slash
   * @param endpoints where owners let us in
   * @param clock by which the connector tells what is near
   * @return a connector that talks to nobody else
   */
  ConnectorAdapter at(URI service, OAuthEndpoints endpoints, Clock clock);
}
