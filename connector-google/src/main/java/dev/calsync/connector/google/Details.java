package dev.calsync.connector.google;

import dev.calsync.event.Attendee;
import dev.calsync.event.Availability;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.EventType;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import dev.calsync.event.Visibility;
import java.util.List;
import java.util.Optional;

/** What an event says besides when it is. */
final class Details {

  private Details() {}

  static EventDetails read(Fields event) {
    List<Attendee> guests = event.objects("attendees").stream().map(Details::guest).toList();
    return new EventDetails(
        text(event),
        availability(event),
        visibility(event.text("visibility")),
        isTentative(event) ? EventStatus.TENTATIVE : EventStatus.CONFIRMED,
        type(event.text("eventType")),
        guests.isEmpty() ? Person.NOBODY : person(event.object("organizer")),
        guests,
        ownResponse(event),
        event.text("colorId"));
  }

  private static EventText text(Fields event) {
    return new EventText(
        event.text("summary"),
        event.text("description"),
        event.text("location"),
        link(event),
        List.of());
  }

  /** Where people meet, else where the event comes from: mirrors have their link there. */
  private static String link(Fields event) {
    return event
        .said("hangoutLink")
        .or(
            () ->
                event.object("conferenceData").objects("entryPoints").stream()
                    .filter(entry -> entry.text("entryPointType").equals("video"))
                    .flatMap(entry -> entry.said("uri").stream())
                    .findFirst())
        .orElseGet(() -> event.object("source").text("url"));
  }

  private static Availability availability(Fields event) {
    boolean free = event.text("transparency").equals("transparent");
    return switch (event.text("eventType")) {
      case "outOfOffice" -> Availability.OUT_OF_OFFICE;
      case "workingLocation" -> free ? Availability.WORKING_ELSEWHERE : Availability.BUSY;
      default ->
          free
              ? Availability.FREE
              : isTentative(event) ? Availability.TENTATIVE : Availability.BUSY;
    };
  }

  private static boolean isTentative(Fields event) {
    return event.text("status").equals("tentative");
  }

  private static Visibility visibility(String said) {
    return switch (said) {
      case "private" -> Visibility.PRIVATE;
      case "confidential" -> Visibility.CONFIDENTIAL;
      default -> Visibility.NORMAL;
    };
  }

  private static EventType type(String said) {
    return switch (said) {
      case "", "default" -> EventType.DEFAULT;
      case "focusTime" -> EventType.FOCUS_TIME;
      case "outOfOffice" -> EventType.OUT_OF_OFFICE;
      case "workingLocation" -> EventType.WORKING_LOCATION;
      case "birthday" -> EventType.BIRTHDAY;
      case "fromGmail" -> new EventType("from_gmail");
      default -> new EventType(said);
    };
  }

  private static Attendee guest(Fields guest) {
    return new Attendee(person(guest), response(guest.text("responseStatus")));
  }

  private static Person person(Fields person) {
    return new Person(person.text("email"), person.text("displayName"));
  }

  private static Optional<Participation> ownResponse(Fields event) {
    return event.objects("attendees").stream()
        .filter(guest -> guest.flag("self"))
        .map(guest -> response(guest.text("responseStatus")))
        .findFirst();
  }

  private static Participation response(String said) {
    return switch (said) {
      case "accepted" -> Participation.ACCEPTED;
      case "declined" -> Participation.DECLINED;
      case "tentative" -> Participation.TENTATIVE;
      default -> Participation.NEEDS_ACTION;
    };
  }
}
