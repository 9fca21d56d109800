package dev.calsync.engine.grant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.connector.Secret;
import dev.calsync.failure.StoreException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A grant as the vault keeps it. Additive: a reader ignores what a newer version wrote (R-L10). */
final class GrantJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private GrantJson() {}

  static Secret write(Grant grant) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("refresh", grant.refresh().reveal());
    ObjectNode tokens = json.putObject("tokens");
    grant
        .tokens()
        .forEach(
            (purpose, token) ->
                tokens
                    .putObject(purpose)
                    .put("token", token.token().reveal())
                    .put("renewAt", token.renewAt().toString())
                    .put("usableUntil", token.usableUntil().toString()));
    return Secret.of(json.toString());
  }

  static Grant read(Secret text) {
    JsonNode json = parse(text);
    Map<String, AccessToken> tokens = new TreeMap<>();
    json.path("tokens").properties().forEach(it -> tokens.put(it.getKey(), token(it.getValue())));
    return new Grant(Secret.of(json.path("refresh").asText()), tokens);
  }

  private static AccessToken token(JsonNode json) {
    return new AccessToken(
        Secret.of(json.path("token").asText()),
        Instant.parse(json.path("renewAt").asText()),
        Instant.parse(json.path("usableUntil").asText()));
  }

  /** What the parser complains of quotes what it read: it goes no further than here (INV-16). */
  private static JsonNode parse(Secret text) {
    try {
      return MAPPER.readTree(text.reveal());
    } catch (JsonProcessingException garbled) {
      throw new StoreException(
          "GRANT_GARBLED", "A grant in the vault is no JSON text; connect anew", null, false);
    }
  }
}
