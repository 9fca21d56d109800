package dev.calsync.engine.form;

import dev.calsync.event.Attendee;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import java.util.ArrayList;
import java.util.List;

/** A guest; an organizer is written like one, without an answer. */
final class AttendeeForm {

  private static final int ADDRESS = 1;
  private static final int NAME = 2;
  private static final int RESPONSE = 3;

  private AttendeeForm() {}

  static void writeAll(FormWriter out, int tag, List<Attendee> attendees) {
    if (attendees.isEmpty()) {
      return;
    }
    int list = out.open(tag);
    for (Attendee attendee : attendees) {
      int message = out.openItem();
      writePerson(out, attendee.person());
      out.number(RESPONSE, Codes.PARTICIPATION.of(attendee.response()));
      out.close(message);
    }
    out.close(list);
  }

  static void writePerson(FormWriter out, Person person) {
    out.text(ADDRESS, person.address());
    out.text(NAME, person.name());
  }

  static List<Attendee> readAll(FormReader in) {
    List<Attendee> attendees = new ArrayList<>();
    for (FormReader list = in.inside(); list.hasItem(); ) {
      attendees.add(read(list.item()));
    }
    return attendees;
  }

  static Attendee read(FormReader in) {
    String address = "";
    String name = "";
    Participation response = Codes.PARTICIPATION.first();
    while (in.next()) {
      switch (in.tag()) {
        case ADDRESS -> address = in.text();
        case NAME -> name = in.text();
        case RESPONSE -> response = Codes.PARTICIPATION.at(in.number());
        default -> {}
      }
    }
    return new Attendee(new Person(address, name), response);
  }
}
