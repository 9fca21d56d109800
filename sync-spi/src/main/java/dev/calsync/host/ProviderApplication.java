package dev.calsync.host;

import dev.calsync.connector.Secret;
import java.util.Optional;

/**
 * What a host registered at a provider: an OAuth client (RFC 6749, section 2).
 *
 * @param clientId its public name
 * @param clientSecret its secret; empty for a public client, which has none
 */
public record ProviderApplication(String clientId, Optional<Secret> clientSecret) {

  /**
   * A client with a secret.
   *
   * @param clientId its public name
   * @param clientSecret its secret
   * @return the application
   */
  public static ProviderApplication of(String clientId, Secret clientSecret) {
    return new ProviderApplication(clientId, Optional.of(clientSecret));
  }
}
