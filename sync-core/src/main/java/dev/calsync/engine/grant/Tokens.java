package dev.calsync.engine.grant;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorDescriptor.OAuth;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.engine.oauth.TokenAnswer;
import dev.calsync.engine.oauth.TokenEndpoint;
import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.host.ProviderApplication;
import dev.calsync.host.ProviderApplications;
import dev.calsync.host.TokenSource;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Where the tokens of a connection come from: the vault, the host, or nowhere (R-L2). */
public final class Tokens {

  private final Grants grants;
  private final TokenEndpoint endpoint;
  private final Clock clock;
  private final Host host;

  /**
   * Tokens of an installation.
   *
   * @param grants those that are kept here
   * @param endpoint who is asked for more
   * @param clock judges how old they are
   * @param host what the host brings
   */
  public Tokens(Grants grants, TokenEndpoint endpoint, Clock clock, Host host) {
    this.grants = grants;
    this.endpoint = endpoint;
    this.clock = clock;
    this.host = host;
  }

  /**
   * What the host brings.
   *
   * @param applications in whose names tokens are asked for
   * @param sources by connector id, where it holds grants itself
   */
  public record Host(ProviderApplications applications, Map<String, TokenSource> sources) {

    /** Copies the map. */
    public Host {
      sources = Map.copyOf(sources);
    }
  }

  /** The tokens of a connection, for one slice of work. */
  public TokenUse of(
      OwnerId owner, ConnectionId connection, Settings settings, ConnectorDescriptor connector) {
    TokenUse held = heldByHost(owner, settings, connector);
    return connector
        .oauth()
        .<TokenUse>map(
            oauth ->
                new StoredUse(
                    grants,
                    new Grants.Key(owner, connection),
                    renewal(owner, connector.id(), oauth),
                    clock,
                    held))
        .orElse(held);
  }

  private Renewal renewal(OwnerId owner, ConnectorId connector, OAuth oauth) {
    return new Renewal(endpoint, oauth, host.applications().find(owner, connector), connector);
  }

  /** The tokens that a code brought, with a refresh token that may be an older one. */
  public FreshUse exchanged(
      OwnerId owner, ConnectorDescriptor connector, TokenAnswer answer, Secret refresh) {
    return imported(owner, connector, refresh).after(answer);
  }

  /** The tokens that a refresh token will bring. */
  public FreshUse imported(OwnerId owner, ConnectorDescriptor connector, Secret refresh) {
    return connector
        .oauth()
        .map(
            oauth -> new FreshUse(grants, renewal(owner, connector.id(), oauth), Grant.of(refresh)))
        .orElseThrow(() -> noOAuth(connector.id()));
  }

  /**
   * Gives a grant back, where the provider takes it.
   *
   * @throws ConnectorException TRANSIENT or THROTTLED if the provider is to be asked again
   */
  public void giveBack(
      OwnerId owner, Secret refreshToken, ConnectorDescriptor connector, Deadline deadline) {
    Optional<URI> to = connector.oauth().flatMap(oauth -> oauth.endpoints().revocation());
    Optional<ProviderApplication> application = host.applications().find(owner, connector.id());
    if (to.isPresent() && application.isPresent()) {
      endpoint.revoke(to.get(), application.get(), refreshToken, deadline);
    }
  }

  /** In whose name an owner is sent to a provider. */
  public ProviderApplication application(OwnerId owner, ConnectorId connector) {
    return host.applications()
        .find(owner, connector)
        .orElseThrow(() -> Renewal.noApplication(connector));
  }

  /** What to say where a connector knows nothing of OAuth. */
  public static CalsyncException noOAuth(ConnectorId connector) {
    return new CalsyncException(
        "NO_OAUTH", "Connector " + connector + " uses no OAuth; connect with its settings");
  }

  /** The tokens that the host gives for an account with these settings. */
  public TokenUse heldByHost(OwnerId owner, Settings settings, ConnectorDescriptor connector) {
    return Optional.ofNullable(host.sources().get(connector.id().value()))
        .<TokenUse>map(source -> new HostUse(source, owner, settings))
        .orElse((resource, deadline) -> nothing(connector, resource.name()));
  }

  private static Secret nothing(ConnectorDescriptor connector, String resource) {
    throw ConnectorException.of(
        FailureClass.NEEDS_REAUTH,
        "NO_GRANT",
        "There is no grant for " + resource + " of connector " + connector.id());
  }
}
