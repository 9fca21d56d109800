package dev.calsync.host;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;

/**
 * Access tokens for grants that the host holds itself (R-L2). Thread-safe; may block on the
 * network.
 */
@FunctionalInterface
public interface TokenSource {

  /**
   * A token that is valid for at least one more minute.
   *
   * @param owner whose grant
   * @param connection the connection it belongs to
   * @param resource which service it is for
   * @return the token
   * @throws dev.calsync.failure.ConnectorException with NEEDS_REAUTH where the grant is gone
   */
  Secret accessToken(OwnerId owner, ConnectionId connection, Resource resource);
}
