package dev.calsync.test.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.event.TimeRange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change of this occurrence and all that follow: the series ends before it, and another begins.
 */
record SeriesSplit(EventWrites writes, CalendarData calendar) {

  private static final Pattern END = Pattern.compile(";(COUNT|UNTIL)=[^;]*");
  private static final Pattern COUNT = Pattern.compile("COUNT=(\\d+)");
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Splits a series at an instance; answers the id of the new one. */
  String at(Version series, String instance, String title, String account) {
    ObjectNode first = new Instances(calendar).find(instance);
    Moment start = Moment.read(first, "originalStartTime", calendar.zone());
    ObjectNode next = series.json().deepCopy();
    next.remove(List.of("id", "iCalUID", "etag", "created", "updated", "sequence"));
    next.put("summary", title);
    next.set("start", first.get("start"));
    next.set("end", first.get("end"));
    next.set("recurrence", rest(series, start));
    writes.patch(series.id(), head(series, start), Optional.empty());
    return Json.text(writes.insert(next, account), "id");
  }

  private static ObjectNode head(Version series, Moment start) {
    String until =
        start
            .day()
            .map(day -> day.minusDays(1).format(DateTimeFormatter.BASIC_ISO_DATE))
            .orElseGet(() -> UTC.format(start.time().orElseThrow().minusSeconds(1)));
    ObjectNode patch = Json.object();
    ArrayNode lines = patch.putArray("recurrence");
    for (JsonNode line : series.json().path("recurrence")) {
      boolean rule = line.asText().startsWith("RRULE:");
      lines.add(
          rule ? END.matcher(line.asText()).replaceAll("") + ";UNTIL=" + until : line.asText());
    }
    return patch;
  }

  private ArrayNode rest(Version series, Moment start) {
    ArrayNode lines = Json.array();
    for (JsonNode line : series.json().path("recurrence")) {
      Matcher count = COUNT.matcher(line.asText());
      lines.add(
          count.replaceAll(
              found -> "COUNT=" + (Integer.parseInt(found.group(1)) - before(series, start))));
    }
    return lines;
  }

  /** How many slots lie before the split, cancelled and removed ones too. */
  private int before(Version series, Moment start) {
    ObjectNode bare = series.json().deepCopy();
    ArrayNode rules = bare.putArray("recurrence");
    for (JsonNode line : series.json().path("recurrence")) {
      if (line.asText().startsWith("RRULE:")) {
        rules.add(line);
      }
    }
    Instant end =
        start.day().isPresent() ? start.instant(ZoneOffset.UTC) : start.instant(calendar.zone());
    return (int)
        Series.of(bare, calendar.zone())
            .within(new TimeRange(TimeRange.ALWAYS.from(), end))
            .stream()
            .filter(it -> it.starts().isBefore(end))
            .count();
  }
}
