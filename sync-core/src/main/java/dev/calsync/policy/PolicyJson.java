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
import java.util.Set;

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

  static String write(PolicyContent policy) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", VERSION);
    json.set("fields", names(policy.fields()));
    json.put("busyTitle", policy.wording().busy());
    json.put("freeTitle", policy.wording().free());
    json.put("privateEvents", policy.privateEvents().name());
    json.set("window", policy.window().match(PolicyJson::rolling, PolicyJson::between));
    if (!policy.skipped().equals(List.of(Filter.declined()))) {
      json.set("skip", filters(policy.skipped()));
    }
    if (!policy.only().isEmpty()) {
      json.set("only", filters(policy.only()));
    }
    policy.rules().forEach((filter, rule) -> json.withArray("rules").add(rule(filter, rule)));
    policy
        .wording()
        .templates()
        .forEach(
            (field, template) ->
                json.withObject("/templates").put(field.name(), template.toString()));
    if (policy.alreadyPresent() != AlreadyPresent.TARGET_CALENDAR) {
      json.put("alreadyPresent", policy.alreadyPresent().name());
    }
    if (policy.zeroLengthBlocks()) {
      json.put("zeroLengthBlocks", true);
    }
    if (!policy.buffer().isNone()) {
      json.withObject("/buffer")
          .put("before", policy.buffer().ahead().toString())
          .put("after", policy.buffer().behind().toString());
    }
    policy
        .merging()
        .ifPresent(merging -> json.withObject("/merge").put("gap", merging.gap().toString()));
    policy.retention().days().ifPresent(days -> json.put("pruneAfterDays", days));
    return json.toString();
  }

  private static ArrayNode names(Set<Field> fields) {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    fields.forEach(field -> names.add(field.name()));
    return names;
  }

  private static ArrayNode filters(List<Filter> filters) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    filters.forEach(filter -> json.add(filter(filter)));
    return json;
  }

  private static ObjectNode filter(Filter filter) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", filter.kind().text());
    filter.words().forEach(word -> json.withArray("words").add(word));
    filter.parts().forEach(part -> json.withArray("filters").add(filter(part)));
    return json;
  }

  private static ObjectNode rule(Filter filter, Rule rule) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("when", filter(filter));
    json.set("allow", names(rule.fields()));
    return json;
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
