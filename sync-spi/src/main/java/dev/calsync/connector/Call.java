package dev.calsync.connector;

import dev.calsync.calendar.ConnectionId;

/** One access to a provider on behalf of a connection. A connector never sees a refresh token. */
public interface Call {

  /**
   * The connection.
   *
   * @return its id, for messages
   */
  ConnectionId connection();

  /**
   * The connection's settings.
   *
   * @return what the host gave
   */
  Settings settings();

  /**
   * An access token.
   *
   * @param resource for which service
   * @return a token valid for at least a minute
   * @throws dev.calsync.failure.ConnectorException with NEEDS_REAUTH where there is none
   */
  Secret token(Resource resource);

  /**
   * How long this call may take.
   *
   * @return the deadline
   */
  Deadline deadline();

  /**
   * Must be called before each request that goes out: takes permits and counts. One verb may be
   * several requests.
   *
   * @param cost what the request costs
   * @throws dev.calsync.failure.ConnectorException with THROTTLED where no permit is left before
   *     the deadline
   */
  void beforeRequest(Cost cost);
}
