package dev.calsync.tck.engine;

import dev.calsync.event.Attendee;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.EventType;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Field;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PrivateEvents;
import dev.calsync.test.Canary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Words that can be found again wherever they come to light, one for each thing that an event says.
 *
 * @param name makes them differ from those of other events
 * @param visibility who may read the event
 */
record Taints(String name, Visibility visibility) {

  private static final List<String> NOBODYS_BUSINESS =
      List.of("organizer", "organizer-name", "guest", "guest-name", "type");

  /** An event that says them all. */
  EventBody event(String start) {
    return EventBody.single(World.event("", start).time(), details());
  }

  private EventDetails details() {
    return new EventDetails(
        new EventText(
            of(Field.TITLE),
            of(Field.DESCRIPTION),
            of(Field.LOCATION),
            "https://" + of(Field.LINK) + ".example/",
            List.of(of(Field.CATEGORIES))),
        Availability.BUSY,
        visibility,
        EventStatus.CONFIRMED,
        new EventType(of("type")),
        new Person(of("organizer") + "@x.example", of("organizer-name")),
        List.of(
            new Attendee(
                new Person(of("guest") + "@x.example", of("guest-name")), Participation.ACCEPTED)),
        Optional.of(Participation.ACCEPTED));
  }

  /** The UID of the event. */
  String uid() {
    return "taint-" + name + "-uid-";
  }

  String of(Field field) {
    return of(field.name().toLowerCase(Locale.ROOT));
  }

  private String of(String what) {
    return "taint-" + name + "-" + what + "-" + Canary.WORD + "-";
  }

  /** What a target of a policy may see. */
  List<String> allowed(Policy policy) {
    boolean open =
        visibility == Visibility.NORMAL || policy.privateEvents() == PrivateEvents.AS_NORMAL;
    return Stream.of(Field.values())
        .filter(field -> open && policy.allows(field))
        .map(this::of)
        .toList();
  }

  /** What it may not see. */
  List<String> forbidden(Policy policy) {
    List<String> allowed = allowed(policy);
    return Stream.concat(words().stream().filter(word -> !allowed.contains(word)), Stream.of(uid()))
        .toList();
  }

  /** Everything besides the UID, which is the event's name in our own books. */
  List<String> words() {
    return Stream.concat(
            Stream.of(Field.values()).map(this::of), NOBODYS_BUSINESS.stream().map(this::of))
        .toList();
  }
}
