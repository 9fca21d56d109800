package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.event.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which events a listing is about.
 *
 * @param asked its parameters
 * @param range where they take place, at least in part
 */
record EventFilter(Asked asked, Optional<TimeRange> range) {

  static EventFilter of(Asked asked) {
    Optional<Instant> from = asked.time("timeMin");
    Optional<Instant> to = asked.time("timeMax");
    if (from.isPresent() && to.isPresent() && !to.get().isAfter(from.get())) {
      throw GoogleError.timeRangeEmpty();
    }
    if (from.isEmpty() && to.isEmpty()) {
      return new EventFilter(asked, Optional.empty());
    }
    return new EventFilter(
        asked,
        Optional.of(
            new TimeRange(from.orElse(TimeRange.ALWAYS.from()), to.orElse(TimeRange.ALWAYS.to()))));
  }

  /** Whether an event is meant, wherever it takes place. */
  boolean fits(ObjectNode event) {
    return asked.parameter("iCalUID").map(Json.text(event, "iCalUID")::equals).orElse(true)
        && hasProperties(event, "private", asked.all("privateExtendedProperty"))
        && hasProperties(event, "shared", asked.all("sharedExtendedProperty"))
        && hasType(event)
        && hasWord(event)
        && isUpdated(event);
  }

  private static boolean hasProperties(ObjectNode event, String kind, List<String> wanted) {
    return wanted.stream()
        .allMatch(
            pair -> {
              int equals = pair.indexOf('=');
              if (equals < 1) {
                throw GoogleError.badParameter(kind + "ExtendedProperty");
              }
              return event
                  .path("extendedProperties")
                  .path(kind)
                  .path(pair.substring(0, equals))
                  .asText("\0")
                  .equals(pair.substring(equals + 1));
            });
  }

  private boolean hasType(ObjectNode event) {
    List<String> types = asked.all("eventTypes");
    return types.isEmpty() || types.contains(event.path("eventType").asText("default"));
  }

  private boolean hasWord(ObjectNode event) {
    String word = asked.parameter("q").orElse("").toLowerCase(Locale.ROOT);
    return List.of("summary", "description", "location").stream()
        .anyMatch(field -> Json.text(event, field).toLowerCase(Locale.ROOT).contains(word));
  }

  private boolean isUpdated(ObjectNode event) {
    return asked
        .time("updatedMin")
        .map(least -> !Instant.parse(Json.text(event, "updated")).isBefore(least))
        .orElse(true);
  }
}
