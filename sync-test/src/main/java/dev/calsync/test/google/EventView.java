package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;

/**
 * Events as somebody may see them.
 *
 * @param calendar whose events
 * @param role what they may do there
 * @param clocks the zone in which times are shown
 */
record EventView(CalendarData calendar, AccessRole role, ZoneId clocks) {

  private static final List<String> GONE = List.of("kind", "etag", "id", "status");
  private static final List<String> CANCELLED =
      List.of("kind", "etag", "id", "status", "recurringEventId", "originalStartTime");
  private static final List<String> BUSY =
      List.of(
          "kind",
          "etag",
          "id",
          "status",
          "updated",
          "iCalUID",
          "start",
          "end",
          "recurrence",
          "recurringEventId",
          "originalStartTime",
          "transparency",
          "visibility",
          "eventType");

  /** An event with all that may be seen of it. */
  ObjectNode whole(ObjectNode event) {
    String visibility = Json.text(event, "visibility");
    boolean secret = visibility.equals("private") || visibility.equals("confidential");
    boolean hidden = role == AccessRole.FREE_BUSY_READER || (role == AccessRole.READER && secret);
    return shown(hidden ? event.deepCopy().retain(BUSY) : event.deepCopy());
  }

  /** What is left of a deleted event. */
  ObjectNode gone(ObjectNode event) {
    return event.deepCopy().retain(GONE);
  }

  /** What is left of a cancelled occurrence. */
  ObjectNode cancelled(ObjectNode event) {
    return shown(event.deepCopy().retain(CANCELLED));
  }

  private ObjectNode shown(ObjectNode event) {
    for (String field : List.of("start", "end", "originalStartTime")) {
      if (event.has(field)) {
        show(event, field);
      }
    }
    return event;
  }

  private void show(ObjectNode event, String field) {
    try {
      event.set(field, Moment.read(event, field, calendar.zone()).shownIn(clocks));
    } catch (GoogleError spoiled) {
      // What was spoiled is shown as it is.
      return;
    }
  }
}
