package dev.calsync.connector.google.flow;

import dev.calsync.calendar.CalendarId;
import dev.calsync.test.google.FakeAccount;
import dev.calsync.test.google.FakeCalendar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A calendar of a simulation, and what in it is of people's making; all else is of ours. */
final class SimulatedPlace {

  private final FakeAccount account;
  private final FakeCalendar calendar;
  private final CalendarId id;
  private final Set<String> own = new LinkedHashSet<>();
  private final Set<String> copies = new LinkedHashSet<>();

  SimulatedPlace(FakeAccount account, FakeCalendar calendar, CalendarId id) {
    this.account = account;
    this.calendar = calendar;
    this.id = id;
  }

  FakeAccount account() {
    return account;
  }

  FakeCalendar calendar() {
    return calendar;
  }

  CalendarId id() {
    return id;
  }

  /** Somebody made an event. */
  void made(String event) {
    own.add(event);
  }

  /** Somebody made an event out of a mirror, with its mark. */
  void copied(String event) {
    copies.add(event);
  }

  void left(String event) {
    own.remove(event);
    copies.remove(event);
  }

  boolean isOwn(String event) {
    return own.contains(event);
  }

  boolean isCopy(String event) {
    return copies.contains(event);
  }

  /** The events of people's that are there. */
  List<String> own() {
    return there(own);
  }

  List<String> copies() {
    return there(copies);
  }

  private List<String> there(Set<String> ids) {
    return ids.stream().filter(it -> calendar.find(it).isPresent()).toList();
  }

  /** Events and series that nobody made. */
  List<String> mirrors() {
    List<String> mirrors = new ArrayList<>();
    calendar.events().stream()
        .map(it -> series(it.id()))
        .distinct()
        .filter(it -> !own.contains(it) && !copies.contains(it))
        .forEach(mirrors::add);
    return mirrors;
  }

  /** All that is of people's making, as it is. */
  TreeMap<String, String> ofPeople() {
    TreeMap<String, String> all = new TreeMap<>();
    List<String> ids = new ArrayList<>(own);
    ids.addAll(copies);
    for (String each : ids) {
      Optional<String> raw = calendar.raw(each);
      all.put(calendar.id() + "/" + each, raw.orElse("gone"));
    }
    return all;
  }

  /** The series of an occurrence; of anything else itself. */
  static String series(String event) {
    int mark = event.indexOf('_');
    return mark < 0 ? event : event.substring(0, mark);
  }
}
