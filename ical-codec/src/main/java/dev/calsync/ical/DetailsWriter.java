package dev.calsync.ical;

import dev.calsync.event.Attendee;
import dev.calsync.event.Availability;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.Person;
import dev.calsync.event.Visibility;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what an event says besides its time; an override says even what it leaves empty. */
final class DetailsWriter {

  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

  private final FoldedOutput out;

  DetailsWriter(FoldedOutput out) {
    this.out = out;
  }

  /**
   * Writes details.
   *
   * @param details what the event says
   * @param master what its master says; null for a master
   */
  void write(EventDetails details, @Nullable EventDetails master) throws IOException {
    text(details.text(), master != null);
    boolean overColor = master != null && !master.color().isEmpty();
    value("COLOR", TextValue.write(details.color()), overColor);
    out.line("CLASS", classOf(details.visibility()));
    out.line("STATUS", details.status().name());
    availability(details.availability());
    people(details);
    if (master != null) {
      emptied(details, master);
    }
  }

  private void text(EventText text, boolean always) throws IOException {
    value("SUMMARY", TextValue.write(text.title()), always);
    value("DESCRIPTION", TextValue.write(text.description()), always);
    value("LOCATION", TextValue.write(text.location()), always);
    value("URL", TextValue.singleLine(text.link()), always);
    String categories =
        text.categories().stream().map(TextValue::write).collect(Collectors.joining(","));
    value("CATEGORIES", categories, always);
  }

  private void value(String name, String value, boolean always) throws IOException {
    if (always || !value.isEmpty()) {
      out.line(name, value);
    }
  }

  private static String classOf(Visibility visibility) {
    return visibility == Visibility.NORMAL ? "PUBLIC" : visibility.name();
  }

  private void availability(Availability availability) throws IOException {
    switch (availability) {
      case BUSY -> out.line("TRANSP", "OPAQUE");
      case FREE -> out.line("TRANSP", "TRANSPARENT");
      case TENTATIVE -> microsoft("OPAQUE", "TENTATIVE");
      case OUT_OF_OFFICE -> microsoft("OPAQUE", "OOF");
      case WORKING_ELSEWHERE -> microsoft("TRANSPARENT", "WORKINGELSEWHERE");
    }
  }

  private void microsoft(String transparency, String status) throws IOException {
    out.line("TRANSP", transparency);
    out.line("X-MICROSOFT-CDO-BUSYSTATUS", status);
  }

  private void people(EventDetails details) throws IOException {
    if (!details.organizer().equals(Person.NOBODY)) {
      person("ORGANIZER", details.organizer());
    }
    for (Attendee attendee : details.attendees()) {
      String answer = attendee.response().name().replace('_', '-');
      person("ATTENDEE;PARTSTAT=" + answer, attendee.person());
    }
  }

  private void emptied(EventDetails details, EventDetails master) throws IOException {
    List<String> empty = new ArrayList<>();
    if (details.attendees().isEmpty() && !master.attendees().isEmpty()) {
      empty.add("ATTENDEE");
    }
    if (details.organizer().equals(Person.NOBODY) && !master.organizer().equals(Person.NOBODY)) {
      empty.add("ORGANIZER");
    }
    if (!empty.isEmpty()) {
      out.line("X-CALSYNC-EMPTY", String.join(",", empty));
    }
  }

  private void person(String property, Person person) throws IOException {
    String address = TextValue.singleLine(person.address());
    String uri = SCHEME.matcher(address).matches() ? address : "mailto:" + address;
    String name = person.name().isEmpty() ? "" : ";CN=\"" + parameter(person.name()) + "\"";
    out.line(property + name, uri);
  }

  /** RFC 6868, so that a name can close no quote and begin no line (HOS-28). */
  private static String parameter(String text) {
    String escaped = text.replace("^", "^^").replace("\"", "^'");
    return TextValue.singleLine(
        escaped.replace("\r\n", "^n").replace("\n", "^n").replace("\r", "^n"));
  }
}
