package dev.calsync.engine.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Settings;
import dev.calsync.event.Slot;
import dev.calsync.failure.StoreException;
import dev.calsync.policy.Mirrors;
import dev.calsync.policy.Policy;
import dev.calsync.policy.SyncMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records as JSON text. Additive: a reader ignores fields that a newer version wrote (R-L10). */
final class RecordJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RecordJson() {}

  static String write(ConnectionRecord connection) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("connector", connection.connector().value()).put("account", connection.account());
    if (!connection.aliases().isEmpty()) {
      connection.aliases().forEach(json.putArray("aliases")::add);
    }
    ObjectNode settings = json.putObject("settings");
    connection.settings().values().forEach(settings::put);
    if (!connection.standing().equals(Standing.ACTIVE)) {
      json.putObject("standing")
          .put("state", connection.standing().state().name())
          .put("code", connection.standing().code())
          .put("step", connection.standing().step())
          .put("admissions", connection.standing().admissions());
    }
    return json.toString();
  }

  static ConnectionRecord connection(String id, String text) {
    JsonNode json = parse(text);
    List<String> aliases = new ArrayList<>();
    json.path("aliases").forEach(alias -> aliases.add(alias.asText()));
    Map<String, String> settings = new TreeMap<>();
    json.path("settings")
        .properties()
        .forEach(field -> settings.put(field.getKey(), field.getValue().asText()));
    return new ConnectionRecord(
        new ConnectionId(id),
        new ConnectorId(json.path("connector").asText()),
        json.path("account").asText(),
        aliases,
        new Settings(settings),
        json.has("standing") ? standing(json.path("standing")) : Standing.ACTIVE);
  }

  private static Standing standing(JsonNode json) {
    return new Standing(
        ConnectionState.valueOf(json.path("state").asText()),
        json.path("code").asText(),
        json.path("step").asText(),
        json.path("admissions").asLong());
  }

  static String write(CalendarRecord calendar) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("connection", calendar.ref().connection().value())
        .put("providerId", calendar.ref().providerId())
        .put("displayName", calendar.displayName());
    CapabilitiesJson.write(calendar.capabilities(), json.putObject("capabilities"));
    if (calendar.detailLost() > 0) {
      json.put("detailLost", calendar.detailLost());
    }
    return json.toString();
  }

  static CalendarRecord calendar(String id, String text) {
    JsonNode json = parse(text);
    return new CalendarRecord(
        new CalendarId(id),
        new CalendarRef(
            new ConnectionId(json.path("connection").asText()), json.path("providerId").asText()),
        json.path("displayName").asText(),
        CapabilitiesJson.read(json.path("capabilities")),
        json.path("detailLost").asInt());
  }

  static String write(EndedEdge ended) {
    return json(ended.edge())
        .put("mirrors", ended.mirrors().name())
        .put("reason", ended.reason())
        .put("step", ended.step())
        .toString();
  }

  static EndedEdge ended(String id, String text) {
    JsonNode json = parse(text);
    return new EndedEdge(
        edge(id, text),
        Mirrors.valueOf(json.path("mirrors").asText()),
        json.path("reason").asText(),
        json.path("step").asText());
  }

  static String write(EdgeRecord edge) {
    return json(edge).toString();
  }

  private static ObjectNode json(EdgeRecord edge) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("key", edge.key()).put("source", edge.source().value());
    edge.sources().stream().skip(1).forEach(more -> json.withArray("more").add(more.value()));
    edge.detail()
        .ifPresent(
            choice ->
                json.putObject("detail").put("lost", choice.lost()).put("keep", choice.keep()));
    if (!edge.gate().equals(EdgeGate.OPEN)) {
      json.putObject("gate")
          .put("mode", edge.gate().mode().name())
          .put("firstRun", edge.gate().firstRun().name());
    }
    return json.put("target", edge.target().value())
        .put("policy", edge.policy().toJson())
        .put("revision", edge.revision())
        .put("priority", edge.rank().priority())
        .put("madeAt", edge.rank().madeAt().toString());
  }

  static EdgeRecord edge(String id, String text) {
    JsonNode json = parse(text);
    return new EdgeRecord(
        new EdgeId(id),
        json.path("key").asText(),
        sources(json),
        new CalendarId(json.path("target").asText()),
        Policy.fromJson(json.path("policy").asText()),
        json.path("revision").asLong(),
        new EdgeRank(
            json.path("priority").asInt(),
            Instant.parse(json.path("madeAt").asText(Instant.EPOCH.toString()))),
        json.has("detail") ? Optional.of(choice(json.path("detail"))) : Optional.empty(),
        json.has("gate") ? gate(json.path("gate")) : EdgeGate.OPEN);
  }

  private static EdgeGate gate(JsonNode json) {
    return new EdgeGate(
        SyncMode.valueOf(json.path("mode").asText()),
        EdgeGate.FirstRun.valueOf(json.path("firstRun").asText()));
  }

  private static DetailChoice choice(JsonNode json) {
    return new DetailChoice(json.path("lost").asInt(), json.path("keep").asBoolean());
  }

  private static List<CalendarId> sources(JsonNode json) {
    List<CalendarId> sources = new ArrayList<>();
    sources.add(new CalendarId(json.path("source").asText()));
    json.path("more").forEach(more -> sources.add(new CalendarId(more.asText())));
    return sources;
  }

  static String write(SeriesLineage lineage) {
    return MAPPER
        .createObjectNode()
        .put("predecessor", lineage.predecessor())
        .put("cut", lineage.cut().text())
        .toString();
  }

  static SeriesLineage lineage(String text) {
    JsonNode json = parse(text);
    return new SeriesLineage(
        json.path("predecessor").asText(), Slot.parse(json.path("cut").asText()));
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException garbled) {
      throw new StoreException(
          "RECORD_GARBLED", "A stored record is no JSON text; restore the store", garbled, false);
    }
  }
}
