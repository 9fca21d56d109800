package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.event.Occurrence;
import dev.calsync.event.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands behind an id: an event that was written, or an untouched occurrence of a series. */
final class Instances {

  private static final Duration SOON = Duration.ofDays(40);
  private static final Duration LATER = Duration.ofDays(800);
  private static final Duration EVER = Duration.ZERO;

  private final EventTable events;
  private final ZoneId zone;

  Instances(CalendarData calendar) {
    this.events = calendar.events();
    this.zone = calendar.zone();
  }

  /**
   * Finds an event.
   *
   * @return a copy; of an untouched occurrence as it follows from its series
   * @throws GoogleError if there is nothing of that id, or is no more
   */
  ObjectNode find(String id) {
    return events
        .find(id)
        .filter(it -> !it.dropped())
        .map(it -> it.json().deepCopy())
        .or(() -> untouched(id))
        .orElseThrow(GoogleError::notFound);
  }

  private Optional<ObjectNode> untouched(String id) {
    int mark = id.lastIndexOf('_');
    if (mark < 0) {
      return Optional.empty();
    }
    Optional<Version> master =
        events.find(id.substring(0, mark)).filter(it -> it.isSeries() && !it.isCancelled());
    return master.flatMap(
        it -> {
          Series series = Series.of(it.json(), zone);
          return series.at(id.substring(mark + 1)).map(at -> untouched(it, series, at));
        });
  }

  private static ObjectNode untouched(Version master, Series series, Occurrence at) {
    ObjectNode json = master.json().deepCopy();
    json.remove("recurrence");
    json.put("id", master.id() + "_" + series.suffixOf(at));
    json.put("recurringEventId", master.id());
    Moment start = series.startOf(at);
    json.set("start", start.json());
    json.set("end", series.endOf(at).json());
    json.set("originalStartTime", start.json());
    return json;
  }

  /** Whether a series still has the occurrence that an exception is of. */
  boolean hasSlotOf(Version master, Version exception) {
    String suffix = exception.id().substring(exception.id().lastIndexOf('_') + 1);
    return Series.of(master.json(), zone).at(suffix).isPresent();
  }

  /** The occurrences of a series in a range, by where they take place. */
  List<ObjectNode> within(Version master, TimeRange range, boolean withCancelled) {
    Series series = Series.of(master.json(), zone);
    Map<String, Version> exceptions =
        events.exceptionsOf(master.id()).stream()
            .collect(Collectors.toMap(Version::id, Function.identity()));
    List<ObjectNode> found = new ArrayList<>();
    for (Occurrence at : series.within(range)) {
      ObjectNode json = untouched(master, series, at);
      if (!exceptions.containsKey(Json.text(json, "id"))) {
        found.add(json);
      }
    }
    exceptions.values().stream()
        .filter(it -> withCancelled || !it.isCancelled())
        .filter(it -> overlaps(it.json(), range))
        .forEach(it -> found.add(it.json().deepCopy()));
    return found;
  }

  /** Whether it takes place in a range, once; what cannot be understood is everywhere. */
  boolean overlaps(ObjectNode event, TimeRange range) {
    try {
      return range.overlaps(
          Moment.read(event, "start", zone).instant(zone),
          Moment.read(event, "end", zone).instant(zone));
    } catch (GoogleError spoiled) {
      return true;
    }
  }

  /**
   * Whether it, or any occurrence of it, takes place in a range. Most series that do at all do so
   * soon, so that the rest of an endless one need not be looked at.
   */
  boolean touches(Version event, TimeRange range) {
    try {
      return event.isSeries()
          ? Stream.of(SOON, LATER, EVER).anyMatch(part -> touches(event, range, part))
          : overlaps(event.json(), range);
    } catch (GoogleError spoiled) {
      return true;
    }
  }

  private boolean touches(Version master, TimeRange range, Duration part) {
    if (part.equals(EVER)) {
      return !within(master, range, false).isEmpty();
    }
    Instant start = Moment.read(master.json(), "start", zone).instant(zone).minus(SOON);
    Instant from = start.isAfter(range.from()) ? start : range.from();
    Instant to = from.plus(part);
    return to.isBefore(range.to()) && !within(master, new TimeRange(from, to), false).isEmpty();
  }
}
