package dev.calsync.test.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.event.TimeRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The method of {@code freebusy}. */
final class FreeBusyResource {

  private final GoogleData data;

  FreeBusyResource(GoogleData data) {
    this.data = data;
  }

  Answer query(Visit visit) {
    ObjectNode body = visit.asked().json();
    TimeRange range = range(body);
    ObjectNode answer = Json.object();
    answer.put("kind", "calendar#freeBusy");
    answer.put("timeMin", Changes.text(range.from())).put("timeMax", Changes.text(range.to()));
    ObjectNode calendars = answer.putObject("calendars");
    for (JsonNode item : body.path("items")) {
      calendars.set(Json.text(item, "id"), calendar(visit, Json.text(item, "id"), range));
    }
    return Answer.ok(answer);
  }

  private static TimeRange range(ObjectNode body) {
    try {
      Instant from = OffsetDateTime.parse(Json.text(body, "timeMin")).toInstant();
      Instant to = OffsetDateTime.parse(Json.text(body, "timeMax")).toInstant();
      if (!to.isAfter(from)) {
        throw GoogleError.timeRangeEmpty();
      }
      return new TimeRange(from, to);
    } catch (DateTimeException bad) {
      throw GoogleError.required("Missing or invalid timeMin or timeMax.");
    }
  }

  private ObjectNode calendar(Visit visit, String id, TimeRange range) {
    ObjectNode json = Json.object();
    ArrayNode busy = json.putArray("busy");
    try {
      for (TimeRange each : merged(data.calendar(visit.account(), id), range)) {
        ObjectNode period = busy.addObject();
        period.put("start", each.from().toString()).put("end", each.to().toString());
      }
    } catch (GoogleError unknown) {
      json.putArray("errors").addObject().put("domain", "global").put("reason", "notFound");
    }
    return json;
  }

  private static List<TimeRange> merged(CalendarData calendar, TimeRange range) {
    List<TimeRange> merged = new ArrayList<>();
    busy(calendar, range)
        .sorted(Comparator.comparing(TimeRange::from))
        .forEach(next -> join(merged, next));
    return merged;
  }

  private static void join(List<TimeRange> merged, TimeRange next) {
    int last = merged.size() - 1;
    if (last < 0 || next.from().isAfter(merged.get(last).to())) {
      merged.add(next);
    } else if (next.to().isAfter(merged.get(last).to())) {
      merged.set(last, new TimeRange(merged.get(last).from(), next.to()));
    }
  }

  private static Stream<TimeRange> busy(CalendarData calendar, TimeRange range) {
    Instances instances = new Instances(calendar);
    ZoneId zone = calendar.zone();
    return calendar.events().all().stream()
        .filter(it -> !it.isCancelled() && !it.isException())
        .flatMap(
            it ->
                it.isSeries()
                    ? instances.within(it, range, false).stream()
                    : Stream.of(it.json()).filter(json -> instances.overlaps(json, range)))
        .filter(json -> !Json.text(json, "transparency").equals("transparent"))
        .map(
            json ->
                cut(
                    Moment.read(json, "start", zone).instant(zone),
                    Moment.read(json, "end", zone).instant(zone),
                    range));
  }

  private static TimeRange cut(Instant from, Instant to, TimeRange range) {
    return new TimeRange(
        from.isBefore(range.from()) ? range.from() : from,
        to.isAfter(range.to()) ? range.to() : to);
  }
}
