package dev.calsync.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The JSON of policies. {@link PolicyReading} gives its names their meaning. */
final class PolicyJson {

  static final int VERSION = 1;

  private static final int LONGEST = 65_536;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private PolicyJson() {}

  static String write(Policy policy) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", VERSION);
    ArrayNode fields = json.putArray("fields");
    policy.fields().forEach(field -> fields.add(field.name()));
    json.put("busyTitle", policy.busyTitle());
    json.put("freeTitle", policy.freeTitle());
    json.put("privateEvents", policy.privateEvents().name());
    json.set("window", policy.window().match(PolicyJson::rolling, PolicyJson::between));
    return json.toString();
  }

  private static JsonNode rolling(Window.Rolling window) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    window.past().ifPresent(past -> json.put("past", past.toString()));
    window.future().ifPresent(future -> json.put("future", future.toString()));
    return json;
  }

  private static JsonNode between(Window.Between window) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("from", window.from().toString())
        .put("to", window.to().toString());
  }

  static Policy read(String text) {
    return new PolicyReading().policy(parse(text));
  }

  private static JsonNode parse(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalPolicyException(
          List.of("the JSON has " + text.length() + " characters, more than " + LONGEST));
    }
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalPolicyException(List.of("this is not JSON: " + where(broken)));
    }
  }

  private static String where(JsonProcessingException broken) {
    return broken.getLocation() == null
        ? "it cannot be read"
        : "line "
            + broken.getLocation().getLineNr()
            + ", column "
            + broken.getLocation().getColumnNr();
  }
}
