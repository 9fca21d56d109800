package dev.calsync.engine.oauth;

import dev.calsync.connector.Secret;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an owner came back with (RFC 6749, section 4.1.2). Anybody can send anything here: nothing
 * of it is ever shown or logged, and of a text that says what went wrong only whether we know it
 * (HOS-34).
 *
 * @param parameters the query, decoded
 */
public record Callback(Map<String, String> parameters) {

  private static final int LONGEST = 4_096;

  private static final Set<String> KNOWN_ERRORS =
      Set.of(
          "access_denied",
          "admin_policy_enforced",
          "consent_required",
          "interaction_required",
          "invalid_request",
          "invalid_scope",
          "login_required",
          "org_internal",
          "server_error",
          "temporarily_unavailable",
          "unauthorized_client",
          "unsupported_response_type");

  /** Copies the parameters. */
  public Callback {
    parameters = Map.copyOf(parameters);
  }

  /** Which authorization this answers. */
  public Optional<String> state() {
    return parameter("state");
  }

  /** The code, if the owner let us in. */
  public Optional<Secret> code() {
    return error().isPresent() ? Optional.empty() : parameter("code").map(Secret::of);
  }

  /** Why not, as a name in capitals. */
  public Optional<String> error() {
    return Optional.ofNullable(parameters.get("error"))
        .map(it -> KNOWN_ERRORS.contains(it) ? it.toUpperCase(Locale.ROOT) : "OTHER_ERROR");
  }

  /** Whether it may come from that issuer: one that is named must be it (RFC 9207). */
  public boolean mayBeFrom(Optional<String> issuer) {
    String said = parameters.get("iss");
    return said == null || issuer.isEmpty() || issuer.get().equals(said);
  }

  private Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name))
        .filter(it -> !it.isEmpty() && it.length() <= LONGEST);
  }

  /** Nothing: a code is as good as a password until it is exchanged. */
  @Override
  public String toString() {
    return "Callback[…]";
  }
}
