package dev.calsync.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads filters from JSON: a kind, its words, and the filters that it is made from. */
final class FilterReading {

  private static final Set<String> NAMES = Set.of("kind", "words", "filters");
  private static final int DEEPEST = 10;

  private FilterReading() {}

  static Filter read(JsonNode json) {
    return read(json, 1);
  }

  private static Filter read(JsonNode json, int depth) {
    check(depth <= DEEPEST, "filters are nested more than " + DEEPEST + " deep");
    check(json.isObject(), "a filter is an object with a kind");
    json.fieldNames()
        .forEachRemaining(name -> check(NAMES.contains(name), "a filter has kind, words, filters"));
    FilterKind kind =
        FilterKind.named(json.path("kind").asText())
            .orElseThrow(() -> refused("a filter's kind is not known"));
    List<Filter> parts = new ArrayList<>();
    list(json, "filters").forEach(part -> parts.add(read(part, depth + 1)));
    return new Filter(kind, words(json), parts);
  }

  private static List<String> words(JsonNode json) {
    List<String> words = new ArrayList<>();
    for (JsonNode word : list(json, "words")) {
      check(word.isTextual(), "a filter's words are texts");
      words.add(word.textValue());
    }
    return words;
  }

  private static JsonNode list(JsonNode json, String name) {
    JsonNode list = json.path(name);
    check(list.isMissingNode() || list.isArray(), "a filter's " + name + " are a list");
    return list;
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw refused(otherwise);
    }
  }

  private static IllegalPolicyException refused(String problem) {
    return new IllegalPolicyException(List.of(problem));
  }
}
