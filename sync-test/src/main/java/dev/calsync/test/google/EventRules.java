package dev.calsync.test.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What an event must be like to be kept, and what is kept of it. */
final class EventRules {

  private static final Pattern ID = Pattern.compile("[a-v0-9]{5,1024}");
  private static final int LONGEST_KEY = 44;
  private static final int LONGEST_VALUE = 1024;
  private static final int MOST_PROPERTIES = 300;
  private static final Set<String> STATUSES = Set.of("confirmed", "tentative", "cancelled");
  private static final Set<String> TRANSPARENCIES = Set.of("opaque", "transparent");
  private static final Set<String> VISIBILITIES =
      Set.of("default", "public", "private", "confidential");

  private EventRules() {}

  static void checkId(String id) {
    if (!ID.matcher(id).matches()) {
      throw GoogleError.invalid("Invalid resource id value.");
    }
  }

  /**
   * Checks an event, and puts it in the form in which it is kept.
   *
   * @param event changed in place
   * @param zone of its calendar
   * @throws GoogleError if it cannot be kept
   */
  static void settle(ObjectNode event, ZoneId zone) {
    Moment start = Moment.read(event, "start", zone);
    Moment end = Moment.read(event, "end", zone);
    if (start.isDay() != end.isDay()) {
      throw GoogleError.invalid("Invalid start time.");
    }
    if (end.instant(zone).isBefore(start.instant(zone))
        || (start.isDay() && start.day().equals(end.day()))) {
      throw GoogleError.timeRangeEmpty();
    }
    oneOf(event, "status", STATUSES);
    oneOf(event, "transparency", TRANSPARENCIES);
    oneOf(event, "visibility", VISIBILITIES);
    if (event.path("recurrence").size() > 0) {
      if (!start.isDay() && !(start.named() && end.named())) {
        throw GoogleError.required("Missing time zone definition for start time.");
      }
      Series.of(event, zone);
    }
    event.set("start", start.json());
    event.set("end", end.json());
    properties(event);
  }

  private static void oneOf(ObjectNode event, String field, Set<String> values) {
    if (event.has(field) && !values.contains(Json.text(event, field))) {
      throw GoogleError.invalid("Invalid value for: " + field);
    }
  }

  /** Keys that are too long are lost, values that are too long are cut, and nobody is told. */
  private static void properties(ObjectNode event) {
    for (String kind : List.of("private", "shared")) {
      if (event.path("extendedProperties").path(kind) instanceof ObjectNode properties) {
        List<String> lost = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
          String value = property.getValue().asText();
          if (property.getKey().length() > LONGEST_KEY) {
            lost.add(property.getKey());
          } else if (value.length() > LONGEST_VALUE) {
            property.setValue(properties.textNode(value.substring(0, LONGEST_VALUE)));
          }
        }
        properties.remove(lost);
        if (properties.size() > MOST_PROPERTIES) {
          throw GoogleError.invalid("Too many extended properties.");
        }
      }
    }
  }
}
