package dev.calsync.connector.google;

import com.google.api.client.json.GenericJson;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What no document of Google's says, asked of the service itself. No answer is a failure: the
 * connector is right with each of them, and only costs more with some.
 */
final class OpenQuestions {

  private static final String MARK = "live";
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
  private static final int TOO_LONG = 2_000;

  private final LiveOverlay overlay;
  private final BiConsumer<String, String> told;
  private final LocalDateTime monday;

  /** Each answer is told with its question as soon as it is there. */
  OpenQuestions(LiveOverlay overlay, BiConsumer<String, String> told) {
    this.overlay = overlay;
    this.told = told;
    this.monday = overlay.monday();
  }

  void ask() {
    ask("a deleted id is revived by PUT", this::revived);
    ask("a private property of 2000 characters", this::overLongValue);
    ask("a private property with a key of 50 characters", this::overLongKey);
    String series = overlay.id("asked");
    requireDone(overlay.insert(series, weekly(monday)));
    List<Fields> occurrences = overlay.occurrences(series);
    Fields first = occurrences.get(0);
    String second = occurrences.get(1).text("id");
    String third = occurrences.get(2).text("id");
    String uid = overlay.event(series).text("iCalUID");
    ask(
        "the id of an untouched occurrence is <master>_<UTC>",
        () -> yes(first.text("id").equals(series + "_" + utc(monday))));
    ask(
        "the etag of an untouched occurrence is its master's",
        () -> yes(first.text("etag").equals(overlay.event(series).text("etag"))));
    ask("an untouched occurrence shows its master's private property", () -> yes(isMarked(first)));
    requireDone(overlay.update(second, at(monday.plusWeeks(1).plusHours(5))));
    requireDone(overlay.delete(third));
    ask("a private property stays on an exception", () -> yes(isMarked(overlay.event(second))));
    ask("events.list?iCalUID= brings", () -> brought(uid, second, third));
    ask(
        "the start of the master is moved",
        () -> LiveOverlay.said(overlay.update(series, weekly(monday.plusHours(1)))));
    ask("after that, events.list?iCalUID= brings", () -> brought(uid, second, third));
  }

  /** What goes wrong with one question is its answer, and the others are asked. */
  private void ask(String question, Supplier<String> answer) {
    try {
      told.accept(question, answer.get());
    } catch (RuntimeException failed) {
      told.accept(question, "failed: " + failed.getClass().getSimpleName());
    }
  }

  private String revived() {
    String id = overlay.id("revived");
    requireDone(overlay.insert(id, at(monday)));
    requireDone(overlay.delete(id));
    String said = LiveOverlay.said(overlay.update(id, at(monday)));
    return said + ", status " + overlay.event(id).text("status");
  }

  private String overLongValue() {
    String id = overlay.id("value");
    Reply made = overlay.insert(id, event(monday, "long", "x".repeat(TOO_LONG)));
    int kept = properties(overlay.event(id)).text("long").length();
    return LiveOverlay.said(made) + ", " + kept + " characters are kept";
  }

  private String overLongKey() {
    String id = overlay.id("name");
    String key = "k".repeat(50);
    Reply made = overlay.insert(id, event(monday, key, MARK));
    boolean kept = properties(overlay.event(id)).said(key).isPresent();
    return LiveOverlay.said(made) + ", " + (kept ? "kept" : "not kept");
  }

  private String brought(String uid, String changed, String cancelled) {
    List<Fields> listed = overlay.listed(uid);
    return "%d items; the changed occurrence: %s; the cancelled one: %s"
        .formatted(listed.size(), status(listed, changed), status(listed, cancelled));
  }

  private static String status(List<Fields> listed, String id) {
    return listed.stream()
        .filter(it -> it.text("id").equals(id))
        .map(it -> it.text("status"))
        .findFirst()
        .orElse("absent");
  }

  private static boolean isMarked(Fields event) {
    return properties(event).text(EventParts.MARK).equals(MARK);
  }

  private static Fields properties(Fields event) {
    return event.object("extendedProperties").object("private");
  }

  private static String yes(boolean so) {
    return so ? "yes" : "no";
  }

  private static void requireDone(Reply reply) {
    if (!(reply instanceof Reply.Answered)) {
      throw new IllegalStateException("No question can be asked: " + LiveOverlay.said(reply));
    }
  }

  private static GenericJson weekly(LocalDateTime start) {
    return at(start).set("recurrence", List.of("RRULE:FREQ=WEEKLY"));
  }

  private static GenericJson at(LocalDateTime start) {
    return event(start, EventParts.MARK, MARK);
  }

  private static GenericJson event(LocalDateTime start, String key, String value) {
    return new GenericJson()
        .set("summary", "Busy")
        .set("status", "confirmed")
        .set("start", moment(start))
        .set("end", moment(start.plusMinutes(30)))
        .set(
            "extendedProperties",
            new GenericJson().set("private", new GenericJson().set(key, value)));
  }

  private static GenericJson moment(LocalDateTime wall) {
    return new GenericJson()
        .set("dateTime", DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(wall))
        .set("timeZone", ZONE.getId());
  }

  private static String utc(LocalDateTime wall) {
    return UTC.format(wall.atZone(ZONE).withZoneSameInstant(ZoneOffset.UTC));
  }
}
