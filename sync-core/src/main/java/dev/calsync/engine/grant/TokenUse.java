package dev.calsync.engine.grant;

import dev.calsync.connector.Deadline;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.failure.ConnectorException;

/** The tokens of one connection, for one slice of work. Thread-safe. */
public interface TokenUse {

  /**
   * A token.
   *
   * @param resource what it is for
   * @param deadline until when it is of use
   * @return good for at least a minute
   * @throws ConnectorException NEEDS_REAUTH where there is no grant, or it is gone; FORBIDDEN where
   *     the application is not accepted; TRANSIENT or THROTTLED where it may be asked for again
   */
  Secret token(Resource resource, Deadline deadline);

  /** The provider answered: whatever token was used is worth something. */
  default void worked() {}

  /**
   * What trouble with the provider means, since its token may be what is wrong.
   *
   * @param trouble as the connector classified it
   * @return what to throw
   */
  default ConnectorException judged(ConnectorException trouble) {
    return trouble;
  }
}
