package dev.calsync.engine.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.failure.StoreException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A pending authorization as it is sealed. Additive, as all that nodes of two versions share. */
final class PendingJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PendingJson() {}

  static Secret write(PendingAuthorization pending) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("verifier", pending.verifier().reveal())
        .put("returnTo", pending.returnTo().toString());
    pending.scopes().forEach(json.putArray("scopes")::add);
    pending.renews().ifPresent(id -> json.put("renews", id.value()));
    pending.settings().values().forEach(json.putObject("settings")::put);
    return Secret.of(json.toString());
  }

  static PendingAuthorization read(Secret text) {
    JsonNode json = parse(text);
    List<String> scopes = new ArrayList<>();
    json.path("scopes").forEach(scope -> scopes.add(scope.asText()));
    Map<String, String> settings = new TreeMap<>();
    json.path("settings")
        .properties()
        .forEach(it -> settings.put(it.getKey(), it.getValue().asText()));
    return new PendingAuthorization(
        Secret.of(json.path("verifier").asText()),
        URI.create(json.path("returnTo").asText()),
        scopes,
        Optional.ofNullable(json.path("renews").textValue()).map(ConnectionId::of),
        new Settings(settings));
  }

  private static JsonNode parse(Secret text) {
    try {
      return MAPPER.readTree(text.reveal());
    } catch (JsonProcessingException garbled) {
      throw new StoreException(
          "AUTHORIZATION_GARBLED", "An authorization is no JSON text; begin anew", null, false);
    }
  }
}
