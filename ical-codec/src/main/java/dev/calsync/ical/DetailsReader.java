package dev.calsync.ical;

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
import java.util.Locale;
import java.util.Optional;

/**
 * What an event says besides its time. A property that an override does not have says what its
 * master's says (SEM-8); one that is there and empty is empty.
 */
final class DetailsReader {

  private static final EventDetails DEFAULTS = EventDetails.of(EventText.NONE);

  private final EventProperties event;
  private final EventDetails master;
  private final int mostGuests;

  private DetailsReader(EventProperties event, EventDetails master, int mostGuests) {
    this.event = event;
    this.master = master;
    this.mostGuests = mostGuests;
  }

  /** The details of an event or master. */
  static EventDetails read(EventProperties event, IcalLimits limits) {
    return read(event, DEFAULTS, limits);
  }

  /** The details of an override. */
  static EventDetails read(EventProperties event, EventDetails master, IcalLimits limits) {
    return new DetailsReader(event, master, limits.guests()).details();
  }

  private EventDetails details() {
    return new EventDetails(
        text(),
        availability(),
        visibility(),
        status(),
        EventType.DEFAULT,
        organizer(),
        attendees(),
        Optional.empty(),
        event.text("COLOR").map(TextValue::singleLine).map(String::strip).orElse(master.color()));
  }

  private EventText text() {
    EventText fallback = master.text();
    return new EventText(
        event.text("SUMMARY").orElse(fallback.title()),
        event.text("DESCRIPTION").orElse(fallback.description()),
        event.text("LOCATION").orElse(fallback.location()),
        link().orElse(fallback.link()),
        categories().orElse(fallback.categories()));
  }

  private Optional<String> link() {
    return event
        .first("URL")
        .or(() -> event.first("CONFERENCE"))
        .or(() -> event.first("X-GOOGLE-CONFERENCE"))
        .map(line -> TextValue.singleLine(line.value()).strip());
  }

  private Optional<List<String>> categories() {
    List<ContentLine> lines = event.all("CATEGORIES");
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(lines.stream().flatMap(l -> TextValue.readList(l.value()).stream()).toList());
  }

  /** TRANSP decides whether time is blocked, Microsoft's property says how. */
  private Availability availability() {
    Optional<String> transparency = event.word("TRANSP");
    Optional<Availability> microsoft =
        event.word("X-MICROSOFT-CDO-BUSYSTATUS").flatMap(DetailsReader::microsoftStatus);
    if (transparency.isEmpty()) {
      return microsoft.orElse(master.availability());
    }
    boolean free = transparency.get().equals("TRANSPARENT");
    return microsoft
        .filter(status -> free != blocks(status))
        .orElse(free ? Availability.FREE : Availability.BUSY);
  }

  private static boolean blocks(Availability availability) {
    return availability != Availability.FREE && availability != Availability.WORKING_ELSEWHERE;
  }

  private static Optional<Availability> microsoftStatus(String word) {
    return switch (word) {
      case "FREE" -> Optional.of(Availability.FREE);
      case "TENTATIVE" -> Optional.of(Availability.TENTATIVE);
      case "BUSY" -> Optional.of(Availability.BUSY);
      case "OOF" -> Optional.of(Availability.OUT_OF_OFFICE);
      case "WORKINGELSEWHERE" -> Optional.of(Availability.WORKING_ELSEWHERE);
      default -> Optional.empty();
    };
  }

  /** What we do not know is private (RFC 5545, section 3.8.1.3). */
  private Visibility visibility() {
    return event
        .word("CLASS")
        .map(
            word ->
                switch (word) {
                  case "PUBLIC" -> Visibility.NORMAL;
                  case "CONFIDENTIAL" -> Visibility.CONFIDENTIAL;
                  default -> Visibility.PRIVATE;
                })
        .orElse(master.visibility());
  }

  private EventStatus status() {
    return event
        .word("STATUS")
        .map(
            word ->
                switch (word) {
                  case "CANCELLED", "CANCELED" -> EventStatus.CANCELLED;
                  case "TENTATIVE" -> EventStatus.TENTATIVE;
                  default -> EventStatus.CONFIRMED;
                })
        .orElse(master.status());
  }

  private Person organizer() {
    Person inherited = saysEmpty("ORGANIZER") ? Person.NOBODY : master.organizer();
    return event.first("ORGANIZER").map(DetailsReader::person).orElse(inherited);
  }

  private List<Attendee> attendees() {
    List<ContentLine> lines = event.all("ATTENDEE");
    if (lines.size() > mostGuests) {
      throw new UnreadableEventException("TOO_LARGE");
    }
    if (lines.isEmpty()) {
      return saysEmpty("ATTENDEE") ? List.of() : master.attendees();
    }
    return lines.stream().map(line -> new Attendee(person(line), response(line))).toList();
  }

  /** Our own way to say that an override has no guests though its master has. */
  private boolean saysEmpty(String property) {
    return event.all("X-CALSYNC-EMPTY").stream()
        .anyMatch(line -> TextValue.readList(line.value()).contains(property));
  }

  private static Person person(ContentLine line) {
    String address = TextValue.singleLine(line.value()).strip().toLowerCase(Locale.ROOT);
    String bare = address.startsWith("mailto:") ? address.substring(7).strip() : address;
    return new Person(
        bare, line.param("CN").map(TextValue::singleLine).map(String::strip).orElse(""));
  }

  private static Participation response(ContentLine line) {
    return switch (line.param("PARTSTAT").orElse("").toUpperCase(Locale.ROOT)) {
      case "ACCEPTED" -> Participation.ACCEPTED;
      case "TENTATIVE" -> Participation.TENTATIVE;
      case "DECLINED" -> Participation.DECLINED;
      case "DELEGATED" -> Participation.DELEGATED;
      default -> Participation.NEEDS_ACTION;
    };
  }
}
