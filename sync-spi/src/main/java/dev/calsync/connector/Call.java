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
   * Must be called before each request that goes out: takes its permits and counts it. One verb may
   * be several requests; one that has begun is not turned back for want of permits, what it takes
   * beyond is missing to those that follow.
   *
   * @param cost what the request costs; a batch that the provider counts as many requests costs as
   *     many
   * @throws dev.calsync.failure.ConnectorException with TRANSIENT once the deadline is over, with
   *     THROTTLED where the provider asked the account to wait meanwhile; nothing may be sent then
   */
  void beforeRequest(Cost cost);
}
