package dev.calsync.engine.intake;

import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.EventType;
import dev.calsync.event.Person;
import dev.calsync.event.SeriesOverride;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An event of a calendar that tells only when its owner is busy: what was known of it before stays
 * known, and whatever stands there in the place of its words is none of them (SEM-18, SEM-19).
 */
public final class KnownDetails {

  private KnownDetails() {}

  /**
   * An event as it was read, and what it is known to say.
   *
   * @param known the event as it is kept; empty if it is new
   * @param read when it takes place
   */
  public static EventBody kept(Optional<EventBody> known, EventBody read) {
    Optional<EventDetails> ofSeries = known.map(EventBody::details);
    Map<?, EventDetails> ofSlots =
        known.stream()
            .flatMap(body -> body.overrides().stream())
            .collect(Collectors.toMap(SeriesOverride::slot, SeriesOverride::details));
    List<SeriesOverride> overrides =
        read.overrides().stream()
            .map(
                each ->
                    new SeriesOverride(
                        each.slot(),
                        each.time(),
                        kept(
                            Optional.ofNullable(ofSlots.get(each.slot())).or(() -> ofSeries),
                            each.details())))
            .toList();
    return new EventBody(read.time(), kept(ofSeries, read.details()), read.recurrence(), overrides);
  }

  private static EventDetails kept(Optional<EventDetails> known, EventDetails read) {
    return known.map(details -> asTold(details, read)).orElseGet(() -> busyTime(read));
  }

  private static EventDetails asTold(EventDetails known, EventDetails read) {
    boolean told =
        takesTime(known.availability()) == takesTime(read.availability())
            && read.status() != EventStatus.CANCELLED;
    return new EventDetails(
        known.text(),
        told ? known.availability() : read.availability(),
        known.visibility(),
        told ? known.status() : read.status(),
        known.type(),
        known.organizer(),
        known.attendees(),
        known.ownResponse(),
        known.color());
  }

  private static boolean takesTime(Availability availability) {
    return switch (availability) {
      case BUSY, TENTATIVE, OUT_OF_OFFICE -> true;
      case FREE, WORKING_ELSEWHERE -> false;
    };
  }

  private static EventDetails busyTime(EventDetails read) {
    return new EventDetails(
        EventText.NONE,
        read.availability(),
        read.visibility(),
        read.status(),
        EventType.DEFAULT,
        Person.NOBODY,
        List.of(),
        Optional.empty());
  }
}
