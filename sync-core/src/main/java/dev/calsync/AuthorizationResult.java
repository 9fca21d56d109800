package dev.calsync;

import java.util.List;
import java.util.Optional;

/**
 * What an owner came back with from a provider.
 *
 * @param outcome the short of it
 * @param code why, as a stable name in capitals; never a text that came from outside
 * @param connected the account, if it is connected now
 * @param missingScopes what was asked for and not granted
 */
public record AuthorizationResult(
    AuthorizationOutcome outcome,
    String code,
    Optional<Connected> connected,
    List<String> missingScopes) {

  /** Copies the list. */
  public AuthorizationResult {
    missingScopes = List.copyOf(missingScopes);
  }
}
