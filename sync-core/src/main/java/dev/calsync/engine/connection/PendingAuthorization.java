package dev.calsync.engine.connection;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What must be known when an owner comes back from a provider.
 *
 * @param verifier proves that it was us who sent the owner (RFC 7636)
 * @param returnTo where the owner was to come back to
 * @param scopes what was asked for
 * @param renews the connection whose account it must be; empty for any account
 * @param settings of the connection to be
 */
record PendingAuthorization(
    Secret verifier,
    URI returnTo,
    List<String> scopes,
    Optional<ConnectionId> renews,
    Settings settings) {

  PendingAuthorization {
    scopes = List.copyOf(scopes);
  }
}
