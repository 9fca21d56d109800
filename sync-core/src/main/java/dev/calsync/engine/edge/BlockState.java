package dev.calsync.engine.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.calendar.CalendarId;
import dev.calsync.store.EdgeState;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far an edge of several sources has planned. The store knows one position and one text of an
 * edge; the text holds the others.
 *
 * @param basis what was planned with
 * @param positions the last planned change of each source
 * @param recent what blocks lost within the last day
 */
record BlockState(String basis, Map<CalendarId, Long> positions, RecentLosses recent) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  BlockState {
    Map<CalendarId, Long> sorted = new TreeMap<>(Comparator.comparing(CalendarId::value));
    sorted.putAll(positions);
    positions = Collections.unmodifiableMap(sorted);
  }

  /** The position of a source; 0 if it was never planned. */
  long position(CalendarId source) {
    return positions.getOrDefault(source, 0L);
  }

  /** Whether a plan from these positions on this basis has nothing to do. */
  boolean isAt(String now, Map<CalendarId, Long> newest) {
    return basis.equals(now) && positions.equals(newest);
  }

  static BlockState of(EdgeState stored) {
    JsonNode json = parse(stored.basis());
    Map<CalendarId, Long> positions = new HashMap<>();
    json.path("positions")
        .properties()
        .forEach(field -> positions.put(new CalendarId(field.getKey()), field.getValue().asLong()));
    return new BlockState(
        json.path("basis").asText(), positions, RecentLosses.parse(json.path("recent").asText()));
  }

  /** The stored form; its position is that of the first source. */
  EdgeState toEdgeState() {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("basis", basis);
    ObjectNode all = json.putObject("positions");
    positions.forEach((source, position) -> all.put(source.value(), position));
    json.put("recent", recent.text());
    long first = positions.values().stream().findFirst().orElse(0L);
    return new EdgeState(first, json.toString());
  }

  /** Whatever else stands there is of no use: the edge begins anew. */
  private static JsonNode parse(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      return json.isObject() ? json : MAPPER.createObjectNode();
    } catch (JsonProcessingException other) {
      return MAPPER.createObjectNode();
    }
  }
}
