package dev.calsync.connector.google.flow;

import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventDateTime;
import dev.calsync.test.google.FakeCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Those who use the calendars of a simulation, and know nothing of mirrors. */
final class SimulatedPeople {

  private static final Pattern ZONE = Pattern.compile("\"timeZone\":\"([^\"]+)\"");

  private static final String GUESTS =
      """
      {"attendees":[{"email":"bob@else.example"},{"email":"eve@else.example"}]}
      """;

  /** An occurrence that was cancelled, and may be taken back. */
  private record Cancelled(SimulatedPlace place, String occurrence) {}

  private final SimulatedWorld world;
  private final List<SimulatedPlace> places;
  private final GoogleSight sight;
  private final List<Cancelled> cancelled = new ArrayList<>();
  private int made;

  SimulatedPeople(SimulatedWorld world, GoogleSight sight) {
    this.world = world;
    this.places = world.places();
    this.sight = sight;
  }

  /** Somebody does something to an event of their own; tells what. */
  String act(SplittableRandom chance) {
    SimulatedPlace place = SimulatedTimes.oneOf(places, chance);
    int what = chance.nextInt(100);
    List<String> own = place.own();
    if (what < 30 || own.isEmpty()) {
      return "made " + make(place, chance) + at(place);
    }
    String event = SimulatedTimes.oneOf(own, chance);
    if (what < 38) {
      place.calendar().remove(event);
      return "removed " + event + at(place);
    }
    if (what < 44) {
      return moved(place, event, chance);
    }
    if (what < 50 && !cancelled.isEmpty()) {
      return takenBack(cancelled.remove(chance.nextInt(cancelled.size())));
    }
    return change(place, event, chance) + at(place);
  }

  private static String at(SimulatedPlace place) {
    return " at " + place.calendar().id();
  }

  private String make(SimulatedPlace place, SplittableRandom chance) {
    FakeCalendar calendar = place.calendar();
    String title = title();
    String event =
        switch (chance.nextInt(5)) {
          case 0 ->
              calendar.addAllDay(
                  title, SimulatedTimes.day(chance).toString(), chance.nextInt(1, 3));
          case 1, 2 ->
              calendar.addSeries(title, SimulatedTimes.timed(chance), SimulatedTimes.rule(chance));
          default -> calendar.add(title, SimulatedTimes.timed(chance));
        };
    place.made(event);
    if (chance.nextInt(5) == 0) {
      calendar.edit(event, GUESTS);
    }
    return event + " " + title;
  }

  private String title() {
    return "T" + made++;
  }

  /** An event of one's own, or a mirror that is left as it is. */
  private String moved(SimulatedPlace place, String event, SplittableRandom chance) {
    List<SimulatedPlace> others =
        places.stream()
            .filter(it -> it != place && it.account().address().equals(place.account().address()))
            .toList();
    if (others.isEmpty()) {
      return "nothing";
    }
    SimulatedPlace other = SimulatedTimes.oneOf(others, chance);
    boolean own = place.isOwn(event);
    if (!sight.move(place.account(), place.calendar(), event, other.calendar())) {
      return "could not move " + event;
    }
    place.left(event);
    if (own) {
      other.made(event);
    } else {
      other.copied(event);
    }
    return "took " + event + at(place) + " to " + other.calendar().id();
  }

  private String change(SimulatedPlace place, String event, SplittableRandom chance) {
    if (isSeries(place, event) && chance.nextInt(3) > 0) {
      return changeSlot(place, event, chance);
    }
    FakeCalendar calendar = place.calendar();
    switch (chance.nextInt(8)) {
      case 0, 1 -> calendar.rename(event, title());
      case 2, 3 -> {
        String times = SimulatedTimes.timed(chance);
        if (isWholeDays(place, event)) {
          calendar.edit(event, SimulatedTimes.wholeDays(chance));
        } else {
          calendar.move(event, times);
        }
        return "moved " + event;
      }
      case 4 -> {
        calendar.edit(event, SimulatedTimes.wholeDays(chance));
        return "to whole days " + event;
      }
      case 5 -> calendar.edit(event, "{\"recurrence\":null}");
      default ->
          calendar.edit(
              event, "{\"recurrence\":[\"RRULE:%s\"]}".formatted(SimulatedTimes.rule(chance)));
    }
    return "changed " + event;
  }

  private String changeSlot(SimulatedPlace place, String series, SplittableRandom chance) {
    List<Event> there =
        sight.occurrences(place.account(), place.calendar()).stream()
            .filter(it -> series.equals(it.getRecurringEventId()))
            .limit(6)
            .filter(it -> sight.isThere(place.account(), place.calendar(), it))
            .toList();
    if (there.isEmpty()) {
      return "nothing";
    }
    return changeSlot(place, series, SimulatedTimes.oneOf(there, chance), chance);
  }

  private String changeSlot(
      SimulatedPlace place, String series, Event occurrence, SplittableRandom chance) {
    String slot = slot(place, series, occurrence);
    FakeCalendar calendar = place.calendar();
    switch (chance.nextInt(5)) {
      case 0 -> {
        calendar.cancelOccurrence(series, slot);
        cancelled.add(new Cancelled(place, occurrence.getId()));
        return "cancelled " + series + " at " + slot;
      }
      case 1 -> calendar.editOccurrence(series, slot, "{\"summary\":\"%s\"}".formatted(title()));
      case 2 -> {
        if (place.isOwn(series)) {
          place.made(calendar.split(series, slot, title()));
          return "split " + series + " at " + slot;
        }
      }
      default -> {
        if (isWholeDays(place, series)) {
          calendar.editOccurrence(series, slot, SimulatedTimes.wholeDays(chance));
        } else {
          calendar.moveOccurrence(series, slot, SimulatedTimes.timed(chance));
        }
      }
    }
    return "changed " + series + " at " + slot;
  }

  /** Where there is still such an occurrence. */
  private String takenBack(Cancelled it) {
    return sight.takeBack(it.place().account(), it.place().calendar(), it.occurrence())
        ? "took back " + it.occurrence() + at(it.place())
        : "could not take back " + it.occurrence();
  }

  private static String slot(SimulatedPlace place, String series, Event occurrence) {
    EventDateTime original = occurrence.getOriginalStartTime();
    if (original.getDate() != null) {
      return original.getDate().toString();
    }
    Matcher zone = ZONE.matcher(place.calendar().find(series).orElseThrow().raw());
    ZoneId clocks = ZoneId.of(zone.find() ? zone.group(1) : "UTC");
    return Instant.ofEpochMilli(original.getDateTime().getValue())
        .atZone(clocks)
        .toLocalDateTime()
        .toString();
  }

  private static boolean isSeries(SimulatedPlace place, String event) {
    return place.calendar().find(event).orElseThrow().raw().contains("\"recurrence\":[\"");
  }

  private static boolean isWholeDays(SimulatedPlace place, String event) {
    return place.calendar().find(event).orElseThrow().start().length() == 10;
  }

  /** Somebody does something to a mirror, or to a copy of one; tells what. */
  String meddle(SplittableRandom chance) {
    SimulatedPlace place = SimulatedTimes.oneOf(places, chance);
    int what = chance.nextInt(100);
    if (what < 15 && !place.copies().isEmpty()) {
      String copy = SimulatedTimes.oneOf(place.copies(), chance);
      return "of a copy: " + change(place, copy, chance) + at(place);
    }
    List<String> mirrors = place.mirrors();
    if (mirrors.isEmpty()) {
      return "nothing";
    }
    return meddle(place, SimulatedTimes.oneOf(mirrors, chance), what, chance);
  }

  private String meddle(SimulatedPlace place, String mirror, int what, SplittableRandom chance) {
    FakeCalendar calendar = place.calendar();
    if (what < 30) {
      calendar.remove(mirror);
      return "removed mirror " + mirror + at(place);
    }
    if (what < 40) {
      String copy = calendar.duplicate(mirror);
      place.copied(copy);
      return "copied mirror " + mirror + " as " + copy + at(place);
    }
    if (what < 50) {
      return "mirror: " + moved(place, mirror, chance);
    }
    if (what < 56 && world.isHeardOf(place, mirror)) {
      calendar.edit(mirror, "{\"extendedProperties\":null}");
      return "stripped mirror " + mirror + at(place);
    }
    if (what < 62) {
      calendar.edit(mirror, "{\"attendees\":[{\"email\":\"bob@else.example\"}]}");
      return "invited to mirror " + mirror + at(place);
    }
    return "mirror: " + change(place, mirror, chance) + at(place);
  }
}
