package dev.calsync.engine.oauth;

import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a token endpoint means by no. Pure, and the only place that says so: by the standard's
 * names, never by numbers that a provider adds. Only what says that the grant itself is gone costs
 * the owner a new sign-in; what nobody knows is tried again (R-A4).
 */
public final class TokenFailures {

  /** The owner must sign in again. */
  public static final String GRANT_REFUSED = "GRANT_REFUSED";

  /** Whoever runs the installation must mend the application; grants stay. */
  public static final String CLIENT_REFUSED = "CLIENT_REFUSED";

  static final String AWAY = "TOKEN_ENDPOINT_AWAY";
  static final String BUSY = "TOKEN_ENDPOINT_BUSY";
  static final String UNREADABLE = "TOKEN_ANSWER_UNREADABLE";

  private static final Set<String> GRANT =
      Set.of("invalid_grant", "interaction_required", "consent_required", "login_required");

  private static final Set<String> CLIENT =
      Set.of(
          "invalid_client",
          "unauthorized_client",
          "unsupported_grant_type",
          "invalid_request",
          "invalid_scope",
          "invalid_target");

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int OK_UNTIL = 299;

  private TokenFailures() {}

  /**
   * Classifies an answer that brings no token.
   *
   * @param endpoint who answered, without path and query
   * @param status the status code
   * @param error the error that it names; empty text if it names none
   * @param retryAfter how long to wait, if it says so
   */
  static ConnectorException of(
      String endpoint, int status, String error, Optional<Duration> retryAfter) {
    if (GRANT.contains(error)) {
      return ConnectorException.of(
          FailureClass.NEEDS_REAUTH,
          GRANT_REFUSED,
          endpoint + " does not accept the grant any more (" + error + "); connect anew");
    }
    if (CLIENT.contains(error)) {
      return ConnectorException.of(
          FailureClass.FORBIDDEN,
          CLIENT_REFUSED,
          endpoint + " does not accept this application (" + error + "); check its registration");
    }
    if (status == TOO_MANY_REQUESTS) {
      String busy = endpoint + " answers " + status + "; it is asked again later";
      return retryAfter
          .map(wait -> ConnectorException.throttled(BUSY, busy, wait))
          .orElseGet(() -> ConnectorException.of(FailureClass.THROTTLED, BUSY, busy));
    }
    return ConnectorException.of(
        FailureClass.TRANSIENT,
        status <= OK_UNTIL ? UNREADABLE : AWAY,
        endpoint + " answers " + status + " and no token; it is asked again later");
  }

  /** Whether a failure says that the grant is gone. */
  public static boolean isGrantRefused(ConnectorException failure) {
    return failure.code().equals(GRANT_REFUSED);
  }
}
