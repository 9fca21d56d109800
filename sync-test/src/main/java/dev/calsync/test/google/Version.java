package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * An event as it was written once. Its content is never changed, only copied.
 *
 * @param changed the number of the change; later ones are larger, all calendars counted
 * @param seenFrom from when on listings show it
 * @param dropped whether it went with its series, and is nothing that could be asked for
 * @param json the content
 */
record Version(long changed, Instant seenFrom, boolean dropped, ObjectNode json) {

  String id() {
    return Json.text(json, "id");
  }

  String uid() {
    return Json.text(json, "iCalUID");
  }

  String etag() {
    return Json.text(json, "etag");
  }

  boolean isCancelled() {
    return Json.text(json, "status").equals("cancelled");
  }

  /** The id of its series, where it is one occurrence of one; the empty text where not. */
  String master() {
    return Json.text(json, "recurringEventId");
  }

  boolean isException() {
    return !master().isEmpty();
  }

  boolean isSeries() {
    return json.path("recurrence").size() > 0;
  }
}
