package dev.calsync.engine.sample;

import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.EventType;
import dev.calsync.event.Length;
import dev.calsync.event.Person;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.Visibility;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Plain events, said shortly. */
public final class Events {

  public static final TimeZoneId BERLIN = new TimeZoneId("Europe/Berlin");

  private Events() {}

  /** One hour in Berlin. */
  public static EventTime berlin(String start) {
    return berlin(start, Duration.ofHours(1));
  }

  public static EventTime berlin(String start, Duration length) {
    return new EventTime.Zoned(LocalDateTime.parse(start), BERLIN, Length.of(length));
  }

  public static EventTime days(String start, String endExclusive) {
    return new EventTime.AllDay(LocalDate.parse(start), LocalDate.parse(endExclusive));
  }

  public static Slot slot(String text) {
    return Slot.parse(text);
  }

  public static EventDetails details(String title) {
    return EventDetails.of(EventText.titled(title));
  }

  public static EventDetails details(
      String title, Availability availability, Visibility visibility, EventStatus status) {
    return new EventDetails(
        EventText.titled(title),
        availability,
        visibility,
        status,
        EventType.DEFAULT,
        Person.NOBODY,
        List.of(),
        Optional.empty());
  }

  public static EventDetails with(EventDetails details, Visibility visibility) {
    return details.seenBy(visibility);
  }

  public static EventDetails with(EventDetails details, EventStatus status) {
    return new EventDetails(
        details.text(),
        details.availability(),
        details.visibility(),
        status,
        details.type(),
        details.organizer(),
        details.attendees(),
        details.ownResponse());
  }

  public static EventBody series(
      EventTime first, EventDetails details, RecurrenceRule rule, SeriesOverride... overrides) {
    return new EventBody(first, details, Optional.of(Recurrence.of(rule)), List.of(overrides));
  }
}
