package dev.calsync.test;

import java.util.Map;
import java.util.Optional;

/**
 * What a {@link FakeAuthorizationServer} gave for a refresh token.
 *
 * @param used the refresh token
 * @param access the access token; empty if the grant is gone
 * @param refresh the next refresh token; empty where the same one stays good
 */
public record TokenExchange(String used, Optional<String> access, Optional<String> refresh) {

  static TokenExchange of(Map<String, String> form, Optional<Map<String, Object>> fields) {
    return new TokenExchange(
        form.getOrDefault("refresh_token", ""),
        fields.map(it -> String.valueOf(it.get("access_token"))),
        fields.flatMap(it -> Optional.ofNullable(it.get("refresh_token"))).map(String::valueOf));
  }
}
