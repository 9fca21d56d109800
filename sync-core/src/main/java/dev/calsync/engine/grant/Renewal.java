package dev.calsync.engine.grant;

import dev.calsync.connector.ConnectorDescriptor.OAuth;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.Secret;
import dev.calsync.engine.oauth.TokenAnswer;
import dev.calsync.engine.oauth.TokenEndpoint;
import dev.calsync.engine.oauth.TokenFailures;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.host.ProviderApplication;
import java.util.List;
import java.util.Optional;

/**
 * How a grant is used to get tokens.
 *
 * @param endpoint who is asked
 * @param oauth where, and with which scopes
 * @param application in whose name; empty if the host has none there
 * @param connector for messages
 */
record Renewal(
    TokenEndpoint endpoint,
    OAuth oauth,
    Optional<ProviderApplication> application,
    ConnectorId connector) {

  /** The name that a token for a resource is kept under: resources without scopes share one. */
  String purposeOf(String resource) {
    return oauth.resources().containsKey(resource) ? resource : "";
  }

  /**
   * Asks for a token.
   *
   * @param newest what the provider gave last
   * @param proven what worked last, if the newest never did: whoever did not hear the answer that
   *     brought the newest may still have to go back to it (FLT-57)
   * @param purpose what for
   * @param deadline until when
   */
  TokenAnswer ask(Grant newest, Optional<Grant> proven, String purpose, Deadline deadline) {
    try {
      return ask(newest.refresh(), purpose, deadline);
    } catch (ConnectorException refused) {
      Optional<Secret> other =
          proven
              .map(Grant::refresh)
              .filter(it -> !it.reveal().equals(newest.refresh().reveal()))
              .filter(any -> TokenFailures.isGrantRefused(refused));
      return ask(other.orElseThrow(() -> refused), purpose, deadline);
    }
  }

  private TokenAnswer ask(Secret refreshToken, String purpose, Deadline deadline) {
    List<String> scopes = oauth.resources().getOrDefault(purpose, List.of());
    return endpoint.refresh(
        oauth.endpoints(),
        application.orElseThrow(() -> noApplication(connector)),
        refreshToken,
        scopes,
        deadline);
  }

  static ConnectorException noApplication(ConnectorId connector) {
    return ConnectorException.of(
        FailureClass.FORBIDDEN,
        "NO_APPLICATION",
        "The host has no application for connector " + connector + "; give one to the builder");
  }
}
