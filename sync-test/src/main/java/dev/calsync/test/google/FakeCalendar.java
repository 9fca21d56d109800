package dev.calsync.test.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.test.FakeEvent;
import dev.calsync.test.FakeTimes;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A calendar of a {@link FakeGoogle}, from the side of the people who use it. What they do here is
 * visible to the next reading, and tells every watch channel. Where an event is named, its id or
 * its iCalendar UID will do. Times are written as {@link FakeTimes} reads them. Thread-safe.
 */
public final class FakeCalendar {

  private final GoogleData data;
  private final CalendarData calendar;
  private final String account;

  FakeCalendar(GoogleData data, CalendarData calendar, String account) {
    this.data = data;
    this.calendar = calendar;
    this.account = account;
  }

  /**
   * What the calendar is called by programs.
   *
   * @return its id; that of the primary calendar is the account's address
   */
  public String id() {
    return calendar.id();
  }

  /**
   * Somebody makes an event.
   *
   * @param title what it is called
   * @param times when
   * @return its id
   */
  public String add(String title, String times) {
    return insert(timed(title, FakeTimes.parse(times)));
  }

  /**
   * Somebody makes an event of whole days.
   *
   * @param title what it is called
   * @param first its first day, such as {@code 2026-12-01}
   * @param days how many
   * @return its id
   */
  public String addAllDay(String title, String first, int days) {
    ObjectNode json = Json.object().put("summary", title);
    LocalDate start = LocalDate.parse(first);
    json.set("start", Moment.on(start).json());
    json.set("end", Moment.on(start.plusDays(days)).json());
    return insert(json);
  }

  /**
   * Somebody makes a series.
   *
   * @param title what it is called
   * @param times when the first occurrence takes place
   * @param rule how it repeats, such as {@code FREQ=WEEKLY;COUNT=5}
   * @return its id
   */
  public String addSeries(String title, String times, String rule) {
    ObjectNode json = timed(title, FakeTimes.parse(times));
    json.putArray("recurrence").add("RRULE:" + rule);
    return insert(json);
  }

  /**
   * Somebody makes an event, or gives one another content as a whole. Changed and cancelled
   * occurrences of a series stay as they are, as far as they fit.
   *
   * @param uid its iCalendar UID
   * @param json the resource, as for {@code events.insert}; any {@code eventType} will do
   * @return its id
   */
  public String put(String uid, String json) {
    ObjectNode body = Json.read(json.getBytes(StandardCharsets.UTF_8));
    return doing(
        writes ->
            search(uid)
                .map(there -> writes.replace(there.id(), body, Optional.empty()))
                .map(FakeCalendar::id)
                .orElseGet(() -> id(writes.insert(body.put("iCalUID", uid), account))));
  }

  /**
   * Somebody gives an event another title.
   *
   * @param event which
   * @param title what it is called from now on
   */
  public void rename(String event, String title) {
    patch(event, Json.object().put("summary", title));
  }

  /**
   * Somebody moves an event.
   *
   * @param event which
   * @param times when it takes place from now on
   */
  public void move(String event, String times) {
    FakeTimes when = FakeTimes.parse(times);
    patch(event, at(Json.object(), when.start(), when.end()));
  }

  /**
   * Somebody changes an event as {@code events.patch} would.
   *
   * @param event which
   * @param json what is changed
   */
  public void edit(String event, String json) {
    patch(event, Json.read(json.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Somebody deletes an event, or a series with all that belongs to it.
   *
   * @param event which
   */
  public void remove(String event) {
    doing(
        writes -> {
          writes.delete(found(event).id(), Optional.empty());
          return event;
        });
  }

  /**
   * Somebody cancels one occurrence.
   *
   * @param series which series
   * @param slot where the occurrence lies by the rule: its date, or its wall time in the zone of
   *     the series
   */
  public void cancelOccurrence(String series, String slot) {
    doing(
        writes -> {
          writes.delete(instance(series, slot), Optional.empty());
          return series;
        });
  }

  /**
   * Somebody changes one occurrence as {@code events.patch} would.
   *
   * @param series which series
   * @param slot as for {@link #cancelOccurrence}
   * @param json what is changed
   */
  public void editOccurrence(String series, String slot, String json) {
    ObjectNode patch = Json.read(json.getBytes(StandardCharsets.UTF_8));
    doing(writes -> id(writes.patch(instance(series, slot), patch, Optional.empty())));
  }

  /**
   * Somebody moves one occurrence.
   *
   * @param series which series
   * @param slot as for {@link #cancelOccurrence}
   * @param times when it takes place from now on
   */
  public void moveOccurrence(String series, String slot, String times) {
    FakeTimes when = FakeTimes.parse(times);
    editOccurrence(series, slot, at(Json.object(), when.start(), when.end()).toString());
  }

  /**
   * Somebody copies an event, with what applications keep with it, as the web page does.
   *
   * @param event which
   * @return the copy's id
   */
  public String duplicate(String event) {
    return doing(
        writes -> {
          ObjectNode copy = found(event).json().deepCopy();
          copy.remove(List.of("id", "iCalUID", "etag", "created", "updated", "sequence"));
          return id(writes.insert(copy, account));
        });
  }

  /**
   * Somebody changes a series from one occurrence on: it ends there, and another one begins.
   *
   * @param series which series
   * @param slot as for {@link #cancelOccurrence}; the first occurrence of the new series
   * @param title what the new series is called
   * @return the new series' id
   */
  public String split(String series, String slot, String title) {
    return doing(
        writes ->
            new SeriesSplit(writes, calendar)
                .at(found(series), instance(series, slot), title, account));
  }

  /**
   * Makes one event unreadable: it has no start any more. All others stay as they are.
   *
   * @param event which
   */
  public void spoil(String event) {
    doing(
        writes -> {
          ObjectNode json = found(event).json().deepCopy();
          json.set("start", Json.object());
          calendar.events().write(json);
          data.channels().changed(calendar.id());
          return event;
        });
  }

  /** Breaks the calendar: whatever is asked of it is answered with 500. */
  public void breakDown() {
    doing(
        writes -> {
          calendar.breakDown();
          return calendar;
        });
  }

  /**
   * Changes what an account may do here; that ends every sync token of this calendar.
   *
   * @param address whose account
   * @param role what it may do
   */
  public void share(String address, AccessRole role) {
    doing(
        writes -> {
          calendar.grant(address, role, data.changes().next());
          return role;
        });
  }

  /** Its account hides it from its list: it is there all the same. */
  public void hide() {
    doing(
        writes -> {
          calendar.hide(account, data.changes().next());
          return calendar;
        });
  }

  /** Somebody deletes the calendar, for everybody. */
  public void delete() {
    doing(
        writes -> {
          calendar.remove(data.changes().next());
          return calendar;
        });
  }

  /** Ends every sync token of this calendar, as they end by age. */
  public void expireSyncTokens() {
    doing(
        writes -> {
          data.positions().expire(calendar.id() + "/events");
          return calendar;
        });
  }

  /**
   * What there is: single events, series, and changed occurrences that take place.
   *
   * @return in the order in which they were made
   */
  public List<FakeEvent> events() {
    return doing(
        writes ->
            calendar.events().all().stream()
                .filter(it -> !it.isCancelled())
                .map(this::view)
                .toList());
  }

  /**
   * One event.
   *
   * @param event its id or its iCalendar UID
   * @return empty if there is none, or it is deleted
   */
  public Optional<FakeEvent> find(String event) {
    return doing(writes -> search(event).filter(it -> !it.isCancelled()).map(this::view));
  }

  /**
   * All that is stored of an event.
   *
   * @param event its id or its iCalendar UID
   * @return the resource, and on lines of their own those of changed and cancelled occurrences;
   *     empty if there is none, or it is deleted
   */
  public Optional<String> raw(String event) {
    return doing(
        writes ->
            search(event)
                .filter(it -> !it.isCancelled())
                .map(
                    it ->
                        Stream.concat(
                                Stream.of(it), calendar.events().exceptionsOf(it.id()).stream())
                            .map(each -> each.json().toString())
                            .collect(Collectors.joining("\n"))));
  }

  private FakeEvent view(Version version) {
    ObjectNode json = version.json();
    Map<String, String> properties = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each :
        json.path("extendedProperties").path("private").properties()) {
      properties.put(each.getKey(), each.getValue().asText());
    }
    return new FakeEvent(
        version.id(),
        version.uid(),
        Json.text(json, "summary"),
        time(json.path("start")),
        time(json.path("end")),
        !Json.text(json, "transparency").equals("transparent"),
        properties,
        json.toString());
  }

  private static String time(JsonNode moment) {
    return Json.text(moment, "date") + Json.text(moment, "dateTime");
  }

  private String insert(ObjectNode json) {
    return doing(writes -> id(writes.insert(json, account)));
  }

  private void patch(String event, ObjectNode patch) {
    doing(writes -> writes.patch(found(event).id(), patch, Optional.empty()));
  }

  private static ObjectNode timed(String title, FakeTimes when) {
    return at(Json.object().put("summary", title), when.start(), when.end());
  }

  private static ObjectNode at(ObjectNode json, ZonedDateTime start, ZonedDateTime end) {
    json.set("start", Moment.at(start).json());
    json.set("end", Moment.at(end).json());
    return json;
  }

  private static String id(ObjectNode json) {
    return Json.text(json, "id");
  }

  private Optional<Version> search(String event) {
    return calendar
        .events()
        .find(event)
        .or(() -> calendar.events().ofUid(event).stream().reduce((older, newer) -> newer));
  }

  private Version found(String event) {
    return search(event)
        .orElseThrow(() -> new IllegalArgumentException("there is no event " + event));
  }

  private String instance(String series, String slot) {
    Version master = found(series);
    return master.id() + "_" + Series.of(master.json(), calendar.zone()).suffixOf(slot);
  }

  /** One after the other with what programs do. */
  private <T> T doing(Function<EventWrites, T> deed) {
    Runnable tellings;
    T done;
    synchronized (data) {
      done = deed.apply(new EventWrites(data, calendar, true));
      tellings = data.channels().tellings();
    }
    tellings.run();
    return done;
  }
}
