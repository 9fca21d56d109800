package dev.calsync.test.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Google publishes of the shape of its calendar service. */
final class Discovery {

  private final JsonNode document;

  private Discovery(JsonNode document) {
    this.document = document;
  }

  static Discovery read(Path file) {
    try {
      return new Discovery(new ObjectMapper().readTree(file.toFile()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A published method; empty if there is none of that shape. */
  Optional<JsonNode> method(String verb, String template) {
    for (JsonNode resource : document.path("resources")) {
      for (JsonNode method : resource.path("methods")) {
        if (method.path("httpMethod").asText().equals(verb)
            && method.path("path").asText().equals(template)) {
          return Optional.of(method);
        }
      }
    }
    return Optional.empty();
  }

  boolean hasParameter(JsonNode method, String name) {
    return method.path("parameters").has(name) || document.path("parameters").has(name);
  }

  /** What of an answer is not as published: its fields' places and what is wrong with them. */
  List<String> strangeIn(JsonNode answer, JsonNode method) {
    List<String> strange = new ArrayList<>();
    judge(answer, method.path("response"), method.path("id").asText(), strange);
    return strange;
  }

  private void judge(JsonNode value, JsonNode declared, String place, List<String> strange) {
    JsonNode schema =
        declared.has("$ref")
            ? document.path("schemas").path(declared.path("$ref").asText())
            : declared;
    switch (schema.path("type").asText()) {
      case "object" -> object(value, schema, place, strange);
      case "array" -> {
        expect(value.isArray(), "no array", place, strange);
        value.forEach(each -> judge(each, schema.path("items"), place + "[]", strange));
      }
      case "boolean" -> expect(value.isBoolean(), "no boolean", place, strange);
      case "integer" -> expect(value.isInt(), "no integer", place, strange);
      case "string" -> {
        expect(value.isTextual(), "no text", place, strange);
        expect(isOf(schema.path("format").asText(), value.asText()), "format", place, strange);
      }
      default -> strange.add(place + ": nothing of that name");
    }
  }

  private void object(JsonNode value, JsonNode schema, String place, List<String> strange) {
    expect(value.isObject(), "no object", place, strange);
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode declared = schema.path("properties").path(field.getKey());
      judge(
          field.getValue(),
          declared.isMissingNode() ? schema.path("additionalProperties") : declared,
          place + "." + field.getKey(),
          strange);
    }
  }

  private static void expect(boolean right, String wrong, String place, List<String> strange) {
    if (!right) {
      strange.add(place + ": " + wrong);
    }
  }

  private static boolean isOf(String format, String text) {
    try {
      switch (format) {
        case "date" -> LocalDate.parse(text);
        case "date-time" -> OffsetDateTime.parse(text);
        case "int64" -> Long.parseLong(text);
        default -> {}
      }
      return true;
    } catch (RuntimeException otherFormat) {
      return false;
    }
  }
}
