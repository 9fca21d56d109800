package dev.calsync.connector;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
   * OAuth 2 endpoints (RFC 6749).
   *
   * @param authorization where the owner is sent
   * @param token where codes and refresh tokens are exchanged
   * @param readScopes enough for a source
   * @param writeScopes enough for a target
   */
  public record OAuth(
      URI authorization, URI token, List<String> readScopes, List<String> writeScopes) {}
}
