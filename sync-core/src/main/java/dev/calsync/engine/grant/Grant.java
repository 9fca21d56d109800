package dev.calsync.engine.grant;

import dev.calsync.connector.Secret;
import dev.calsync.engine.oauth.TokenAnswer;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a provider gave a connection.
 *
 * @param refresh the refresh token
 * @param tokens access tokens by what they are for; one for all is under an empty name
 */
record Grant(Secret refresh, Map<String, AccessToken> tokens) {

  /** Copies the map. */
  Grant {
    tokens = Collections.unmodifiableMap(new TreeMap<>(tokens));
  }

  /** A grant of which only the refresh token is known. */
  static Grant of(Secret refresh) {
    return new Grant(refresh, Map.of());
  }

  /** After an answer: its tokens in place of those before. */
  Grant with(String purpose, TokenAnswer answer, Instant now, double jitter) {
    Map<String, AccessToken> next = new TreeMap<>(tokens);
    next.put(purpose, AccessToken.given(answer.access(), answer.life(), now, jitter));
    return new Grant(answer.refresh().orElse(refresh), next);
  }

  Optional<AccessToken> token(String purpose) {
    return Optional.ofNullable(tokens.get(purpose));
  }
}
