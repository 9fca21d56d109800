package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Writes events of a calendar, each write whole or not at all. */
final class EventWrites {

  /** What the service alone says. */
  private static final List<String> SERVICE =
      List.of(
          "kind",
          "id",
          "iCalUID",
          "created",
          "creator",
          "organizer",
          "htmlLink",
          "sequence",
          "recurringEventId",
          "originalStartTime");

  private static final String DEFAULT_TYPE = "default";

  private final GoogleData data;
  private final CalendarData calendar;
  private final Instances instances;
  private final boolean byPerson;

  /**
   * Writes to a calendar.
   *
   * @param byPerson whether a person does, who may also make what no application may
   */
  EventWrites(GoogleData data, CalendarData calendar, boolean byPerson) {
    this.data = data;
    this.calendar = calendar;
    this.instances = new Instances(calendar);
    this.byPerson = byPerson;
  }

  /** Makes an event. */
  ObjectNode insert(ObjectNode body, String account) {
    String said = Json.text(body, "id");
    String id = said.isEmpty() ? data.name() : said;
    EventRules.checkId(id);
    String uid = body.has("iCalUID") ? Json.text(body, "iCalUID") : id + "@google.com";
    if (calendar.events().find(id).isPresent() || hasUid(uid)) {
      throw GoogleError.duplicate();
    }
    ObjectNode json = body.deepCopy();
    json.put("kind", "calendar#event").put("id", id).put("iCalUID", uid);
    json.put("htmlLink", "https://www.google.com/calendar/event?eid=" + id);
    json.put("created", Changes.text(data.changes().now()));
    json.putObject("creator").put("email", account);
    if (!byPerson || !json.has("organizer")) {
      organizer(json, account);
    }
    json.put("sequence", body.path("sequence").asInt(0));
    if (!byPerson && !type(json).equals(DEFAULT_TYPE)) {
      throw GoogleError.restrictedType();
    }
    return keep(json);
  }

  private void organizer(ObjectNode json, String account) {
    ObjectNode organizer = json.putObject("organizer").put("email", calendar.id());
    if (!calendar.id().equals(account)) {
      organizer.put("displayName", calendar.summary());
    }
    organizer.put("self", true);
  }

  private boolean hasUid(String uid) {
    return calendar.events().ofUid(uid).stream().anyMatch(it -> !it.isCancelled());
  }

  /** Gives an event another content; one that was deleted is revived by that. */
  ObjectNode replace(String id, ObjectNode body, Optional<String> ifMatch) {
    ObjectNode before = checked(id, ifMatch);
    if (!byPerson && sequence(body) < sequence(before)) {
      throw GoogleError.invalid("Invalid sequence value.");
    }
    ObjectNode json = body.deepCopy();
    if (isInstance(before) && before.has("extendedProperties") && !json.has("extendedProperties")) {
      json.set("extendedProperties", before.get("extendedProperties"));
    }
    return change(before, json);
  }

  /** Changes what a patch says. */
  ObjectNode patch(String id, ObjectNode patch, Optional<String> ifMatch) {
    ObjectNode before = checked(id, ifMatch);
    return change(before, Json.merged(before, patch));
  }

  private ObjectNode checked(String id, Optional<String> ifMatch) {
    ObjectNode before = instances.find(id);
    if (ifMatch
        .filter(tag -> !tag.equals("*") && !tag.equals(Json.text(before, "etag")))
        .isPresent()) {
      throw GoogleError.conditionNotMet();
    }
    return before;
  }

  private ObjectNode change(ObjectNode before, ObjectNode json) {
    int sequence = Math.max(sequence(before), sequence(json));
    for (String field : SERVICE) {
      if (before.has(field)) {
        json.set(field, before.get(field));
      } else {
        json.remove(field);
      }
    }
    if (json.has("eventType") && !type(json).equals(type(before))) {
      throw GoogleError.restrictedType();
    }
    json.put("eventType", type(before));
    if (isInstance(before) && json.path("recurrence").size() > 0) {
      throw GoogleError.invalid("Invalid recurrence rule.");
    }
    if (isCancelled(before) && !isCancelled(json) && data.is(GoogleMode.REVIVAL_REFUSED)) {
      throw GoogleError.forbidden();
    }
    EventRules.settle(json, calendar.zone());
    boolean raised = isOtherTime(before, json) && sequence == sequence(before);
    json.put("sequence", raised ? sequence + 1 : sequence);
    return isCancelled(json) && !isCancelled(before) ? cancel(json) : keep(json);
  }

  /** Deletes an event with all that belongs to it, or cancels an occurrence. */
  void delete(String id, Optional<String> ifMatch) {
    ObjectNode before = checked(id, ifMatch);
    if (isCancelled(before)) {
      throw GoogleError.deleted();
    }
    cancel(before);
  }

  private ObjectNode cancel(ObjectNode json) {
    Version written = calendar.events().write(json.put("status", "cancelled"));
    calendar.events().exceptionsOf(written.id()).forEach(calendar.events()::drop);
    data.channels().changed(calendar.id());
    return written.json().deepCopy();
  }

  private ObjectNode keep(ObjectNode json) {
    if (!json.has("status")) {
      json.put("status", "confirmed");
    }
    if (!json.has("reminders")) {
      json.putObject("reminders").put("useDefault", true);
    }
    json.put("eventType", type(json));
    EventRules.settle(json, calendar.zone());
    Optional<Version> before = calendar.events().find(Json.text(json, "id"));
    Version written = calendar.events().write(json);
    before
        .filter(it -> isOtherTime(it.json(), written.json()))
        .ifPresent(any -> dropExceptionsThatDoNotFit(written));
    data.channels().changed(calendar.id());
    return written.json().deepCopy();
  }

  private void dropExceptionsThatDoNotFit(Version master) {
    boolean all = data.is(GoogleMode.EXCEPTIONS_RESET) || !master.isSeries();
    for (Version exception : calendar.events().exceptionsOf(master.id())) {
      if (all || !instances.hasSlotOf(master, exception)) {
        calendar.events().drop(exception);
      }
    }
  }

  /** An event's own calendar keeps that it was there, and nothing of it. */
  ObjectNode moveTo(CalendarData destination, String id) {
    ObjectNode json = instances.find(id);
    if (isInstance(json) || isCancelled(json)) {
      throw GoogleError.badRequest("Cannot change the organizer of an instance.");
    }
    if (destination.events().find(id).isPresent()) {
      throw GoogleError.duplicate();
    }
    List<Version> exceptions = calendar.events().exceptionsOf(id);
    cancel(json.deepCopy());
    EventWrites there = new EventWrites(data, destination, true);
    there.organizer(json, destination.id());
    exceptions.forEach(it -> destination.events().write(it.json().deepCopy()));
    return there.keep(json);
  }

  private static boolean isOtherTime(ObjectNode before, ObjectNode after) {
    return !before.path("start").equals(after.path("start"))
        || !before.path("end").equals(after.path("end"))
        || !before.path("recurrence").equals(after.path("recurrence"));
  }

  /** What is not said counts as the first of all. */
  private static int sequence(ObjectNode json) {
    return json.path("sequence").asInt(0);
  }

  private static boolean isInstance(ObjectNode json) {
    return json.has("recurringEventId");
  }

  private static boolean isCancelled(ObjectNode json) {
    return Json.text(json, "status").equals("cancelled");
  }

  private static String type(ObjectNode json) {
    return json.path("eventType").asText(DEFAULT_TYPE);
  }
}
