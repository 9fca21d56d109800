package dev.calsync.engine.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Settings;
import dev.calsync.failure.StoreException;
import dev.calsync.policy.Policy;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Records as JSON text. Additive: a reader ignores fields that a newer version wrote (R-L10). */
final class RecordJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RecordJson() {}

  static String write(ConnectionRecord connection) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("connector", connection.connector().value()).put("account", connection.account());
    ObjectNode settings = json.putObject("settings");
    connection.settings().values().forEach(settings::put);
    return json.toString();
  }

  static ConnectionRecord connection(String id, String text) {
    JsonNode json = parse(text);
    Map<String, String> settings = new TreeMap<>();
    json.path("settings")
        .properties()
        .forEach(field -> settings.put(field.getKey(), field.getValue().asText()));
    return new ConnectionRecord(
        new ConnectionId(id),
        new ConnectorId(json.path("connector").asText()),
        json.path("account").asText(),
        new Settings(settings));
  }

  static String write(CalendarRecord calendar) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("connection", calendar.ref().connection().value())
        .put("providerId", calendar.ref().providerId())
        .put("displayName", calendar.displayName());
    Capabilities can = calendar.capabilities();
    json.putObject("capabilities")
        .put("version", can.version())
        .put("writable", can.writable())
        .put("create", can.create().name())
        .put("marks", can.marks().name())
        .put("series", can.series().name())
        .put("conditionalWrite", can.conditionalWrite())
        .put("silentWrite", can.silentWrite().name())
        .put("absenceReads", can.absence().count())
        .put("absenceApart", can.absence().apart().toString())
        .put("listingLag", can.listingLag().toString())
        .put("batch", can.batch())
        .put("concurrency", can.concurrency())
        .put("minimumPoll", can.minimumPoll().toString());
    return json.toString();
  }

  static CalendarRecord calendar(String id, String text) {
    JsonNode json = parse(text);
    return new CalendarRecord(
        new CalendarId(id),
        new CalendarRef(
            new ConnectionId(json.path("connection").asText()), json.path("providerId").asText()),
        json.path("displayName").asText(),
        capabilities(json.path("capabilities")));
  }

  private static Capabilities capabilities(JsonNode json) {
    return new Capabilities(
        json.path("version").asInt(),
        json.path("writable").asBoolean(),
        Capabilities.Create.valueOf(json.path("create").asText()),
        Capabilities.Marks.valueOf(json.path("marks").asText()),
        Capabilities.Series.valueOf(json.path("series").asText()),
        json.path("conditionalWrite").asBoolean(),
        Capabilities.SilentWrite.valueOf(json.path("silentWrite").asText()),
        new Capabilities.ConfirmingReads(
            json.path("absenceReads").asInt(), Duration.parse(json.path("absenceApart").asText())),
        Duration.parse(json.path("listingLag").asText()),
        json.path("batch").asInt(),
        json.path("concurrency").asInt(),
        Duration.parse(json.path("minimumPoll").asText()));
  }

  static String write(EdgeRecord edge) {
    return MAPPER
        .createObjectNode()
        .put("key", edge.key())
        .put("source", edge.source().value())
        .put("target", edge.target().value())
        .put("policy", edge.policy().toJson())
        .put("revision", edge.revision())
        .toString();
  }

  static EdgeRecord edge(String id, String text) {
    JsonNode json = parse(text);
    return new EdgeRecord(
        new EdgeId(id),
        json.path("key").asText(),
        new CalendarId(json.path("source").asText()),
        new CalendarId(json.path("target").asText()),
        Policy.fromJson(json.path("policy").asText()),
        json.path("revision").asLong());
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
