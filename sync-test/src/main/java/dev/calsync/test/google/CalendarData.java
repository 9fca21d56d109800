package dev.calsync.test.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A calendar, and who may do what with it. */
final class CalendarData {

  private final String id;
  private final ZoneId zone;
  private final ObjectNode said;
  private final boolean ofApplication;
  private final EventTable events;
  private final Map<String, AccessRole> roles = new LinkedHashMap<>();
  private final Set<String> hiddenBy = new HashSet<>();
  private long changed;
  private int rights;
  private boolean broken;
  private boolean gone;

  /**
   * A calendar without events.
   *
   * @param said summary, description and time zone
   * @param ofApplication whether an application made it, and not a person
   */
  CalendarData(String id, ObjectNode said, boolean ofApplication, Changes changes) {
    this.id = id;
    this.zone = ZoneId.of(Json.text(said, "timeZone"));
    this.said = said;
    this.ofApplication = ofApplication;
    this.events = new EventTable(changes);
    this.changed = changes.next();
  }

  String id() {
    return id;
  }

  ZoneId zone() {
    return zone;
  }

  boolean isOfApplication() {
    return ofApplication;
  }

  EventTable events() {
    return events;
  }

  String summary() {
    return Json.text(said, "summary");
  }

  Optional<AccessRole> roleOf(String account) {
    return Optional.ofNullable(roles.get(account));
  }

  /** Every sync token of this calendar ends with that. */
  void grant(String account, AccessRole role, long change) {
    roles.put(account, role);
    changed = change;
    rights++;
  }

  /** An account's list does not show it any more, unless it is asked for hidden ones. */
  void hide(String account, long change) {
    hiddenBy.add(account);
    changed = change;
  }

  boolean isHiddenBy(String account) {
    return hiddenBy.contains(account);
  }

  /** How often rights were changed. */
  int rights() {
    return rights;
  }

  long changed() {
    return changed;
  }

  void breakDown() {
    broken = true;
  }

  boolean isBroken() {
    return broken;
  }

  void remove(long change) {
    gone = true;
    changed = change;
  }

  boolean isGone() {
    return gone;
  }

  /** The resource of {@code calendars}. */
  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("kind", "calendar#calendar").put("etag", etag()).put("id", id);
    json.setAll(said);
    return json;
  }

  /** The entry of an account's list. */
  ObjectNode entry(String account) {
    ObjectNode entry = Json.object();
    entry.put("kind", "calendar#calendarListEntry").put("etag", etag()).put("id", id);
    if (gone) {
      return entry.put("deleted", true);
    }
    entry.setAll(said);
    entry.put("colorId", "14").put("backgroundColor", "#9fe1e7").put("foregroundColor", "#000000");
    entry.put("selected", true);
    if (isHiddenBy(account)) {
      entry.put("hidden", true);
    }
    entry.put("accessRole", roleOf(account).orElseThrow().text());
    entry.putArray("defaultReminders");
    if (id.equals(account)) {
      entry.put("primary", true);
    }
    return entry;
  }

  private String etag() {
    return "\"" + changed + "\"";
  }
}
