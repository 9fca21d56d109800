package dev.calsync;

import dev.calsync.connector.ConnectorId;
import dev.calsync.host.ProviderApplication;
import dev.calsync.host.ProviderApplications;
import dev.calsync.host.TokenSource;
import dev.calsync.http.Reach;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How accounts are reached that people sign in to.
 *
 * @param applications what the host registered at providers
 * @param sources by connector id, where the host holds grants itself (R-L2)
 * @param reach where authorization servers may be
 */
public record OAuthSettings(
    ProviderApplications applications, Map<String, TokenSource> sources, Reach reach) {

  static final OAuthSettings NONE = of((owner, connector) -> Optional.empty());

  /** Copies the map. */
  public OAuthSettings {
    sources = Map.copyOf(sources);
  }

  /**
   * With applications that may be another one for each owner, as where each tenant has its own.
   *
   * @param applications asked whenever one is needed
   * @return settings that reach the public Internet
   */
  public static OAuthSettings of(ProviderApplications applications) {
    return new OAuthSettings(applications, Map.of(), Reach.publicInternet());
  }

  /**
   * With the same applications for everybody.
   *
   * @param applications by connector id
   * @return settings that reach the public Internet
   */
  public static OAuthSettings of(Map<String, ProviderApplication> applications) {
    Map<String, ProviderApplication> copy = Map.copyOf(applications);
    return of((owner, connector) -> Optional.ofNullable(copy.get(connector.value())));
  }

  /**
   * With access tokens that the host gives, for connections that were given none here.
   *
   * @param connector the connector's id
   * @param source gives tokens
   * @return settings with it
   */
  public OAuthSettings tokensFrom(String connector, TokenSource source) {
    Map<String, TokenSource> more = new TreeMap<>(sources);
    more.put(new ConnectorId(connector).value(), source);
    return new OAuthSettings(applications, more, reach);
  }

  /**
   * With authorization servers elsewhere than on the public Internet.
   *
   * @param reach where they may be
   * @return settings with it
   */
  public OAuthSettings within(Reach reach) {
    return new OAuthSettings(applications, sources, reach);
  }
}
