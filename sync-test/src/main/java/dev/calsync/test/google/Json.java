package dev.calsync.test.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON, read and written. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /**
   * Reads an object; nothing at all is an empty one.
   *
   * @throws GoogleError with {@code parseError} if it is anything else
   */
  static ObjectNode read(byte[] body) {
    if (body.length == 0) {
      return object();
    }
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException noJson) {
      throw GoogleError.parse();
    }
    throw GoogleError.parse();
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A field as text; empty where it is absent or no text. */
  static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  /**
   * Objects are merged field by field, a null takes a field away, and whatever else is given stands
   * instead of what was there, arrays as a whole.
   */
  static ObjectNode merged(ObjectNode before, ObjectNode patch) {
    ObjectNode merged = before.deepCopy();
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      JsonNode old = merged.path(field.getKey());
      if (field.getValue().isNull()) {
        merged.remove(field.getKey());
      } else if (field.getValue() instanceof ObjectNode inner) {
        merged.set(
            field.getKey(), merged(old instanceof ObjectNode object ? object : object(), inner));
      } else {
        merged.set(field.getKey(), field.getValue().deepCopy());
      }
    }
    return merged;
  }
}
