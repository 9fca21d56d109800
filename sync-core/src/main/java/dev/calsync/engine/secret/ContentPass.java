package dev.calsync.engine.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.store.FormPlace;
import java.util.Optional;

/**
 * How far an owner's content was brought into one manner of being written.
 *
 * @param manner the manner
 * @param at the place after which it goes on; empty before the first, and when all was looked at
 * @param clean whether nothing was found that was not so already
 * @param ended whether all was looked at
 */
record ContentPass(String manner, Optional<FormPlace> at, boolean clean, boolean ended) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static ContentPass begun(String manner) {
    return new ContentPass(manner, Optional.empty(), true, false);
  }

  ContentPass at(FormPlace place) {
    return new ContentPass(manner, Optional.of(place), clean, false);
  }

  ContentPass unclean() {
    return new ContentPass(manner, at, false, ended);
  }

  ContentPass atEnd() {
    return new ContentPass(manner, Optional.empty(), clean, true);
  }

  /**
   * Where to go on, in the manner that is wanted now. A pass that found something is followed by
   * another: a node that had older keys open may have written behind its back.
   *
   * @return empty if there is nothing to do
   */
  Optional<ContentPass> next(String wanted) {
    if (!manner.equals(wanted) || ended && !clean) {
      return Optional.of(begun(wanted));
    }
    return ended ? Optional.empty() : Optional.of(this);
  }

  String toJson() {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("manner", manner).put("clean", clean).put("ended", ended);
    at.ifPresent(
        place ->
            json.putObject("at")
                .put("kind", place.kind().name())
                .put("within", place.within())
                .put("name", place.name())
                .put("part", place.part()));
    return json.toString();
  }

  /** What cannot be read begins anew: that costs a pass and nothing else. */
  static ContentPass ofJson(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      return new ContentPass(
          json.path("manner").asText(),
          json.has("at") ? Optional.of(place(json.path("at"))) : Optional.empty(),
          json.path("clean").asBoolean(),
          json.path("ended").asBoolean());
    } catch (JsonProcessingException | IllegalArgumentException garbled) {
      return begun("");
    }
  }

  private static FormPlace place(JsonNode json) {
    return new FormPlace(
        FormPlace.Kind.valueOf(json.path("kind").asText()),
        json.path("within").asText(),
        json.path("name").asText(),
        json.path("part").asText());
  }
}
