package dev.calsync;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.connection.Authorized;
import dev.calsync.engine.oauth.Callback;
import java.util.Map;

/** What comes back from providers, at the host's callback address. */
public final class Authorizations {

  private final Engine engine;

  Authorizations(Engine engine) {
    this.engine = engine;
  }

  /**
   * Ends an authorization that {@link Connections#authorize} began. Answer the browser with a
   * redirect of status 303, and show nothing of what came.
   *
   * @param owner who came back, as your own session knows, whatever the parameters say
   * @param callbackParameters the query of the request, decoded
   * @return what it came to
   * @throws dev.calsync.failure.ConnectorException if the provider cannot be asked now, or does not
   *     accept the application; the owner begins anew
   */
  public AuthorizationResult complete(OwnerId owner, Map<String, String> callbackParameters) {
    Authorized done = engine.access.authorizing().complete(owner, new Callback(callbackParameters));
    return new AuthorizationResult(
        new AuthorizationOutcome(done.verdict().name()),
        done.code(),
        done.account().map(new Connections(engine, owner)::connected),
        done.missing());
  }
}
