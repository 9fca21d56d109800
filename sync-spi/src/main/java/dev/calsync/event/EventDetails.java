package dev.calsync.event;

import java.util.List;
import java.util.Optional;

/**
 * Everything an origin event says besides when it is. Never written to a target as it stands: a
 * target is shown a {@link MirrorShape}, which has no guests (INV-14).
 *
 * @param text title, description, location, link, categories
 * @param availability what it says about the owner's time
 * @param visibility who may read it
 * @param status whether it takes place
 * @param type the provider's kind of event
 * @param organizer who called it; {@link Person#NOBODY} where unknown
 * @param attendees the guests, as listed
 * @param ownResponse the owner's own answer, where the provider says it
 * @param color the name of its colour, as the provider or RFC 7986 section 5.9 says it; empty text
 *     for none
 */
public record EventDetails(
    EventText text,
    Availability availability,
    Visibility visibility,
    EventStatus status,
    EventType type,
    Person organizer,
    List<Attendee> attendees,
    Optional<Participation> ownResponse,
    String color) {

  /** Copies the guests. */
  public EventDetails {
    attendees = List.copyOf(attendees);
  }

  /**
   * Details without a colour.
   *
   * @param text title, description, location, link, categories
   * @param availability what it says about the owner's time
   * @param visibility who may read it
   * @param status whether it takes place
   * @param type the provider's kind of event
   * @param organizer who called it; {@link Person#NOBODY} where unknown
   * @param attendees the guests, as listed
   * @param ownResponse the owner's own answer, where the provider says it
   */
  public EventDetails(
      EventText text,
      Availability availability,
      Visibility visibility,
      EventStatus status,
      EventType type,
      Person organizer,
      List<Attendee> attendees,
      Optional<Participation> ownResponse) {
    this(text, availability, visibility, status, type, organizer, attendees, ownResponse, "");
  }

  /**
   * The same, read by others.
   *
   * @param other who may read it
   * @return the changed details
   */
  public EventDetails seenBy(Visibility other) {
    return new EventDetails(
        text, availability, other, status, type, organizer, attendees, ownResponse, color);
  }

  /**
   * A confirmed, busy, ordinary event with these words.
   *
   * @param text the words
   * @return the details
   */
  public static EventDetails of(EventText text) {
    return new EventDetails(
        text,
        Availability.BUSY,
        Visibility.NORMAL,
        EventStatus.CONFIRMED,
        EventType.DEFAULT,
        Person.NOBODY,
        List.of(),
        Optional.empty());
  }
}
