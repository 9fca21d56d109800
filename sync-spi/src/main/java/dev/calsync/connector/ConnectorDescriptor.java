package dev.calsync.connector;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a connector is, as data.
 *
 * @param id its name
 * @param displayName what people call the service
 * @param settings the settings that it takes
 * @param oauth where and with which scopes to authorise; empty where the service uses no OAuth
 * @param limits how many requests the provider takes, as it publishes; at most two of each scope
 * @param defaultPoll how often a calendar without push is read, if nothing else is asked
 */
public record ConnectorDescriptor(
    ConnectorId id,
    String displayName,
    List<SettingField> settings,
    Optional<OAuth> oauth,
    List<Limit> limits,
    Duration defaultPoll) {

  /** Copies the fields, and checks the number of limits. */
  public ConnectorDescriptor {
    settings = List.copyOf(settings);
    limits = Limit.listOf(limits);
  }

  /**
   * One setting.
   *
   * @param name its key in {@link Settings}
   * @param meaning one sentence: what it is, in which unit and range
   * @param required whether it must be given
   * @param secret whether it must be kept encrypted and out of every log
   */
  public record SettingField(String name, String meaning, boolean required, boolean secret) {}

  /**
   * How owners let us in by OAuth 2 (RFC 6749).
   *
   * @param endpoints where
   * @param readScopes enough for a source
   * @param writeScopes enough for a target
   * @param parameters what the provider wants in an authorization request beside the standard, such
   *     as {@code access_type=offline}
   * @param resources with which scopes an access token is asked for, by the name of a {@link
   *     Resource}; resources that are not named share one token
   */
  public record OAuth(
      OAuthEndpoints endpoints,
      List<String> readScopes,
      List<String> writeScopes,
      Map<String, String> parameters,
      Map<String, List<String>> resources) {

    /** Copies the lists and maps, sorted by name. */
    public OAuth {
      readScopes = List.copyOf(readScopes);
      writeScopes = List.copyOf(writeScopes);
      parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
      resources = Collections.unmodifiableMap(new TreeMap<>(resources));
    }
  }

  /**
   * OAuth 2 endpoints.
   *
   * @param authorization where the owner is sent
   * @param token where codes and refresh tokens are exchanged
   * @param revocation where a grant is given back (RFC 7009); empty where the provider has no such
   *     place
   * @param issuer what the provider calls itself in its answers (RFC 9207); empty where that is not
   *     always the same
   */
  public record OAuthEndpoints(
      URI authorization, URI token, Optional<URI> revocation, Optional<String> issuer) {}
}
