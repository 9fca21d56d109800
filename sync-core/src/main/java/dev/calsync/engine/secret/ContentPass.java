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
 * @param change which change of manners was the last one when it began
 * @param at the place after which it goes on; empty before the first, and when all was looked at
 * @param clean whether it may be the last: it is not the first after a change of manners, and found
 *     nothing that was not so already
 * @param ended whether all was looked at
 */
record ContentPass(
    String manner, long change, Optional<FormPlace> at, boolean clean, boolean ended) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  ContentPass at(FormPlace place) {
    return new ContentPass(manner, change, Optional.of(place), clean, false);
  }

  ContentPass unclean() {
    return new ContentPass(manner, change, at, false, ended);
  }

  ContentPass atEnd() {
    return new ContentPass(manner, change, Optional.empty(), clean, true);
  }

  /**
   * Where to go on, in the manner that is wanted now. A pass that found something, or began after a
   * change of manners, is followed by another: a node that had older keys open, or writes in
   * another manner, may have written behind its back. One that is under way comes to its end first,
   * however often manners change meanwhile: where nodes write side by side it would never.
   *
   * @param wanted the manner
   * @param last which change of manners was the last one
   * @return empty if there is nothing to do
   */
  Optional<ContentPass> next(String wanted, long last) {
    if (manner.equals(wanted) && !ended) {
      return Optional.of(this);
    }
    boolean changed = !manner.equals(wanted) || change != last;
    return changed || !clean
        ? Optional.of(new ContentPass(wanted, last, Optional.empty(), !changed, false))
        : Optional.empty();
  }

  String toJson() {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("manner", manner).put("change", change).put("clean", clean).put("ended", ended);
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
          json.path("change").asLong(),
          json.has("at") ? Optional.of(place(json.path("at"))) : Optional.empty(),
          json.path("clean").asBoolean(),
          json.path("ended").asBoolean());
    } catch (JsonProcessingException | IllegalArgumentException garbled) {
      return new ContentPass("", 0, Optional.empty(), false, false);
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
