package dev.calsync.host;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;

/**
 * Access tokens for grants that the host holds itself (R-L2): those of a service account, say, or
 * of a sign-in that the host has anyway. Thread-safe; may block on the network.
 */
@FunctionalInterface
public interface TokenSource {

  /**
   * A token that is valid for at least one more minute.
   *
   * @param owner whose grant
   * @param settings those of the connection, with whatever the host put there to know it by
   * @param resource which service it is for
   * @return the token
   * @throws dev.calsync.failure.ConnectorException with NEEDS_REAUTH where the grant is gone
   */
  Secret accessToken(OwnerId owner, Settings settings, Resource resource);

  /**
   * Told that a provider refused a token before its end. A source that keeps tokens gives another
   * one from then on.
   *
   * @param owner whose grant
   * @param settings those of the connection
   * @param resource which service refused it
   * @param token what was refused
   * @return whether it makes sense to try again with the next token; false, as of a source that
   *     keeps none, where the refusal means that the grant is gone
   */
  default boolean refused(OwnerId owner, Settings settings, Resource resource, Secret token) {
    return false;
  }
}
