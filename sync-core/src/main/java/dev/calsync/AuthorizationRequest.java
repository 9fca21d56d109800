package dev.calsync;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorDescriptor.OAuth;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Settings;
import dev.calsync.engine.connection.Authorizing;
import dev.calsync.engine.maintenance.SignInsJob;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An authorization to be begun. Immutable; not begun before {@link #start}. */
public final class AuthorizationRequest {

  private static final String LOCAL = "localhost|127\\.0\\.0\\.1|\\[::1]";

  private final Engine engine;
  private final OwnerId owner;
  private final Authorizing.Wish wish;

  private AuthorizationRequest(Engine engine, OwnerId owner, Authorizing.Wish wish) {
    this.engine = engine;
    this.owner = owner;
    this.wish = wish;
  }

  static AuthorizationRequest of(
      Engine engine, OwnerId owner, ConnectorId connector, AccessLevel access) {
    Function<OAuth, List<String>> scopes =
        switch (access) {
          case READ -> OAuth::readScopes;
          case WRITE -> OAuth::writeScopes;
        };
    return new AuthorizationRequest(
        engine,
        owner,
        new Authorizing.Wish(
            connector,
            scopes,
            URI.create(""),
            Optional.empty(),
            new Settings(Map.of()),
            Optional.empty()));
  }

  /**
   * Where the provider sends the owner back to. Required.
   *
   * @param callback as it is registered at the provider, to the letter; HTTPS, except on the
   *     owner's own machine
   * @return a request that says so
   * @throws IllegalArgumentException if it is none
   */
  public AuthorizationRequest returnTo(URI callback) {
    boolean local = callback.getHost() != null && callback.getHost().matches(LOCAL);
    boolean http = "http".equals(callback.getScheme()) && local;
    if (callback.getHost() == null
        || callback.getFragment() != null
        || !(http || "https".equals(callback.getScheme()))) {
      throw new IllegalArgumentException(
          "an owner comes back to an https address without a fragment");
    }
    return with(callback, wish.renews(), wish.loginHint());
  }

  /**
   * For the account of a connection that is there already; with another one nothing is changed.
   *
   * @param connection which connection
   * @return a request that says so
   */
  public AuthorizationRequest renewing(ConnectionId connection) {
    return with(wish.returnTo(), Optional.of(connection), wish.loginHint());
  }

  /**
   * Proposes an account, if the provider asks which.
   *
   * @param loginHint a mail address or whatever the provider knows accounts by
   * @return a request that says so
   */
  public AuthorizationRequest proposing(String loginHint) {
    return with(wish.returnTo(), wish.renews(), Optional.of(loginHint));
  }

  private AuthorizationRequest with(
      URI returnTo, Optional<ConnectionId> renews, Optional<String> loginHint) {
    return new AuthorizationRequest(
        engine,
        owner,
        new Authorizing.Wish(
            wish.connector(), wish.scopes(), returnTo, renews, wish.settings(), loginHint));
  }

  /**
   * Begins it.
   *
   * @return where to send the owner's browser now; good for 15 minutes and one answer, which goes
   *     to {@link Authorizations#complete}
   */
  public URI start() {
    if (wish.returnTo().getHost() == null) {
      throw new IllegalStateException("an authorization needs returnTo(…)");
    }
    Authorizing.Wish renewed = renewed();
    engine.followUps.ask(List.of(SignInsJob.request(owner, engine.cadences.grants())));
    return engine.access.authorizing().begin(owner, renewed);
  }

  /** The settings of a connection that is renewed stay. An id of another owner is not there. */
  private Authorizing.Wish renewed() {
    Settings settings =
        wish.renews()
            .map(id -> engine.directory.connection(owner, id).settings())
            .orElse(wish.settings());
    return new Authorizing.Wish(
        wish.connector(),
        wish.scopes(),
        wish.returnTo(),
        wish.renews(),
        settings,
        wish.loginHint());
  }
}
