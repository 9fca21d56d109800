package dev.calsync.tck.engine;

import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.Person;
import dev.calsync.event.Visibility;
import java.util.function.UnaryOperator;

/** Events that say one thing otherwise. */
final class Bodies {

  private Bodies() {}

  static EventBody free(EventBody body) {
    return with(body, it -> saying(it, it.text(), Availability.FREE, it.visibility()));
  }

  static EventBody confidential(EventBody body) {
    return with(body, it -> saying(it, it.text(), it.availability(), Visibility.PRIVATE));
  }

  static EventBody titled(String title, EventBody body) {
    return with(
        body,
        it ->
            saying(
                it,
                new EventText(
                    title,
                    it.text().description(),
                    it.text().location(),
                    it.text().link(),
                    it.text().categories()),
                it.availability(),
                it.visibility()));
  }

  static EventBody cancelled(EventBody body) {
    return with(
        body,
        it ->
            new EventDetails(
                it.text(),
                it.availability(),
                it.visibility(),
                EventStatus.CANCELLED,
                it.type(),
                it.organizer(),
                it.attendees(),
                it.ownResponse()));
  }

  static EventBody calledBy(String address, EventBody body) {
    return with(
        body,
        it ->
            new EventDetails(
                it.text(),
                it.availability(),
                it.visibility(),
                it.status(),
                it.type(),
                new Person(address, ""),
                it.attendees(),
                it.ownResponse()));
  }

  private static EventDetails saying(
      EventDetails it, EventText text, Availability availability, Visibility visibility) {
    return new EventDetails(
        text,
        availability,
        visibility,
        it.status(),
        it.type(),
        it.organizer(),
        it.attendees(),
        it.ownResponse());
  }

  private static EventBody with(EventBody body, UnaryOperator<EventDetails> change) {
    return new EventBody(
        body.time(), change.apply(body.details()), body.recurrence(), body.overrides());
  }
}
