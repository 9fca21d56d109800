package dev.calsync.engine.form;

import dev.calsync.event.Attendee;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventType;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import java.util.List;
import java.util.Optional;

/** Everything an origin says: what a mirror can show, and from tag 8 what none ever does. */
final class DetailsForm {

  private static final int STATUS = 8;
  private static final int TYPE = 9;
  private static final int ORGANIZER = 10;
  private static final int ATTENDEES = 11;
  private static final int OWN_RESPONSE = 12;
  private static final int COLOR = 13;

  private final ShownForm shown = new ShownForm();
  private EventStatus status = Codes.STATUS.first();
  private EventType type = EventType.DEFAULT;
  private Person organizer = Person.NOBODY;
  private List<Attendee> attendees = List.of();
  private Optional<Participation> ownResponse = Optional.empty();
  private String color = "";

  private DetailsForm() {}

  static void write(FormWriter out, int tag, EventDetails details) {
    int message = out.open(tag);
    ShownForm.writeFields(
        out, new ShownDetails(details.text(), details.availability(), details.visibility()));
    out.number(STATUS, Codes.STATUS.of(details.status()));
    if (!details.type().equals(EventType.DEFAULT)) {
      out.text(TYPE, details.type().name());
    }
    if (!details.organizer().equals(Person.NOBODY)) {
      int person = out.open(ORGANIZER);
      AttendeeForm.writePerson(out, details.organizer());
      out.close(person);
    }
    AttendeeForm.writeAll(out, ATTENDEES, details.attendees());
    details
        .ownResponse()
        .ifPresent(answer -> out.number(OWN_RESPONSE, 1 + Codes.PARTICIPATION.of(answer)));
    out.text(COLOR, details.color());
    out.close(message);
  }

  static EventDetails read(FormReader in) {
    DetailsForm form = new DetailsForm();
    for (FormReader fields = in.inside(); fields.next(); ) {
      form.take(fields);
    }
    return form.details();
  }

  private void take(FormReader in) {
    switch (in.tag()) {
      case STATUS -> status = Codes.STATUS.at(in.number());
      case TYPE -> type = new EventType(in.text());
      case ORGANIZER -> organizer = AttendeeForm.read(in.inside()).person();
      case ATTENDEES -> attendees = AttendeeForm.readAll(in);
      case OWN_RESPONSE -> ownResponse = Optional.of(Codes.PARTICIPATION.at(in.number() - 1));
      case COLOR -> color = in.text();
      default -> shown.take(in);
    }
  }

  private EventDetails details() {
    ShownDetails seen = shown.details();
    return new EventDetails(
        seen.text(),
        seen.availability(),
        seen.visibility(),
        status,
        type,
        organizer,
        attendees,
        ownResponse,
        color);
  }
}
