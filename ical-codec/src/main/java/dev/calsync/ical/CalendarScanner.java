package dev.calsync.ical;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks the components of a body once, keeping VEVENTs as text and VTIMEZONEs as rules. One use,
 * one thread.
 */
final class CalendarScanner {

  private final LogicalLines source;
  private final TextDecoding decoding;
  private final IcalLimits limits;
  private final List<RawCalendar> calendars = new ArrayList<>();
  private final List<RawEvent> events = new ArrayList<>();
  private boolean sawText;

  /** Components open inside the VCALENDAR; the names beyond the limit are only counted. */
  private int depth;

  private @Nullable RawCalendar calendar;
  private @Nullable OpenComponent open;

  /** A VEVENT or VTIMEZONE being read. */
  private static final class OpenComponent {
    private final String name;
    private final int line;
    private final int depth;
    private final List<String> lines = new ArrayList<>();
    private Optional<String> defect = Optional.empty();

    OpenComponent(String name, int line, int depth) {
      this.name = name;
      this.line = line;
      this.depth = depth;
    }
  }

  CalendarScanner(LogicalLines source, TextDecoding decoding, IcalLimits limits) {
    this.source = source;
    this.decoding = decoding;
    this.limits = limits;
  }

  /**
   * Reads to the end.
   *
   * @throws NotACalendarException if this is no whole calendar
   */
  void run() throws IOException {
    for (var line = source.next(); line != null; line = source.next()) {
      sawText |= !isBlank(line.bytes());
      String name = RawEvent.nameOf(line.bytes());
      switch (name) {
        case "BEGIN" -> begin(component(line), line.number());
        case "END" -> end(component(line));
        default -> property(name, line);
      }
    }
    requireWhole();
  }

  List<RawCalendar> calendars() {
    return calendars;
  }

  List<RawEvent> events() {
    return events;
  }

  private void requireWhole() {
    if (calendar != null) {
      throw truncated();
    }
    if (calendars.isEmpty()) {
      throw sawText
          ? new NotACalendarException(
              "NOT_ICALENDAR", "The body has no BEGIN:VCALENDAR; it is no calendar")
          : new NotACalendarException("EMPTY_BODY", "The body is empty; it is no calendar");
    }
  }

  private static NotACalendarException truncated() {
    return new NotACalendarException(
        "TRUNCATED", "A VCALENDAR has no END:VCALENDAR; the rest of it is missing");
  }

  private void begin(String name, int line) {
    if (name.equals("VCALENDAR")) {
      if (calendar != null) {
        throw truncated();
      }
      calendar = new RawCalendar();
      calendars.add(calendar);
      depth = 1;
      return;
    }
    if (calendar == null) {
      return;
    }
    if (name.equals("VEVENT") && open != null) {
      // Events never nest: the one before has lost its end, and perhaps more.
      open.defect = open.defect.or(() -> Optional.of("BAD_STRUCTURE"));
      close(open);
    }
    depth++;
    if (open == null && (name.equals("VEVENT") || name.equals("VTIMEZONE"))) {
      open = new OpenComponent(name, line, depth);
    } else if (open != null) {
      nested(open, name);
    }
  }

  private void nested(OpenComponent around, String name) {
    if (depth > limits.depth()) {
      around.defect = Optional.of("TOO_LARGE");
    }
    if (around.name.equals("VTIMEZONE")) {
      keep(around, "BEGIN:" + name);
    }
  }

  private void end(String name) {
    if (calendar == null) {
      return;
    }
    if (name.equals("VCALENDAR")) {
      if (open != null) {
        open.defect = open.defect.or(() -> Optional.of("BAD_STRUCTURE"));
        close(open);
      }
      calendar = null;
    } else if (open != null && open.name.equals(name)) {
      close(open);
    } else if (open != null && depth > open.depth) {
      depth--;
      if (open.name.equals("VTIMEZONE")) {
        keep(open, "END:" + name);
      }
    } else if (open == null && depth > 1) {
      depth--;
    }
  }

  private void close(OpenComponent closed) {
    RawCalendar around = calendar;
    if (around != null && closed.name.equals("VEVENT")) {
      if (events.size() == limits.events()) {
        throw new NotACalendarException(
            "TOO_LARGE", "The body has more than " + limits.events() + " events; not read");
      }
      events.add(new RawEvent(around, closed.line, List.copyOf(closed.lines), closed.defect));
    } else if (around != null && closed.defect.isEmpty()) {
      VTimeZone.parse(closed.lines).ifPresent(around::add);
    }
    depth = closed.depth - 1;
    open = null;
  }

  private void property(String name, LogicalLines.Line line) {
    OpenComponent component = open;
    if (component == null) {
      if (calendar != null && depth == 1 && !line.cut()) {
        ContentLine.parse(decoding.text(line.bytes())).ifPresent(calendar::add);
      }
    } else if (component.name.equals("VTIMEZONE")) {
      keep(component, decoding.text(line.bytes()));
    } else if (depth == component.depth && RawEvent.isKept(name)) {
      if (line.cut()) {
        component.defect = Optional.of("TOO_LARGE");
      } else {
        keep(component, decoding.text(line.bytes()));
      }
    }
  }

  private void keep(OpenComponent component, String text) {
    if (component.lines.size() < limits.lines()) {
      component.lines.add(text);
    } else {
      component.defect = Optional.of("TOO_LARGE");
    }
  }

  private String component(LogicalLines.Line line) {
    String text = decoding.text(line.bytes());
    return text.substring(text.indexOf(':') + 1).strip().toUpperCase(Locale.ROOT);
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
