package dev.calsync.connector.ics;

import dev.calsync.connector.ics.CalendarText.Piece;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks the lines of a file once, looking only at those that begin, end or name something. */
final class CalendarCutter {

  private final byte[] bytes;
  private final List<Piece> events = new ArrayList<>();
  private final Map<String, Piece> zones = new LinkedHashMap<>();
  private int end = -1;
  private boolean inCalendar;
  private boolean broken;
  private @Nullable Open open;

  /** A component being walked through. */
  private static final class Open {
    private final String kind;
    private final int from;
    private int nested;
    private String name = "";
    private String mirrorId = "";

    Open(String kind, int from) {
      this.kind = kind;
      this.from = from;
    }
  }

  CalendarCutter(byte[] bytes) {
    this.bytes = bytes;
  }

  CalendarText cut() {
    int from = 0;
    while (from < bytes.length) {
      int to = endOfLine(from);
      if (isOfInterest(from)) {
        line(from, to, unfolded(from, to));
      }
      from = to;
    }
    return new CalendarText(
        bytes, List.copyOf(events), Map.copyOf(zones), inCalendar || broken ? -1 : end);
  }

  private void line(int from, int to, String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return;
    }
    String value = text.substring(colon + 1);
    switch (nameOf(text)) {
      case "BEGIN" -> begin(value.strip().toUpperCase(Locale.ROOT), from);
      case "END" -> end(value.strip().toUpperCase(Locale.ROOT), from, to);
      case "UID" -> named("VEVENT", ContentText.unescaped(value));
      case "TZID" -> named("VTIMEZONE", value.strip());
      case IcsMapping.ID -> mirror(ContentText.unescaped(value));
      default -> {}
    }
  }

  private void begin(String component, int from) {
    if (component.equals("VCALENDAR")) {
      broken |= inCalendar;
      inCalendar = true;
      zones.clear();
    } else if (component.equals("VEVENT")) {
      close(from);
      open = new Open(component, from);
    } else if (open != null) {
      open.nested++;
    } else if (component.equals("VTIMEZONE")) {
      open = new Open(component, from);
    }
  }

  private void end(String component, int from, int to) {
    Open current = open;
    if (component.equals("VCALENDAR")) {
      close(from);
      end = inCalendar ? from : end;
      inCalendar = false;
    } else if (current != null && component.equals(current.kind)) {
      close(to);
    } else if (current != null && current.nested > 0) {
      current.nested--;
    }
  }

  private void close(int to) {
    Open closed = open;
    open = null;
    if (closed == null) {
      return;
    }
    Piece piece = new Piece(closed.from, to, closed.name, closed.mirrorId);
    if (closed.kind.equals("VEVENT")) {
      events.add(piece);
    } else {
      zones.putIfAbsent(closed.name, piece);
    }
  }

  private void named(String kind, String name) {
    Open current = open;
    if (current != null && current.kind.equals(kind) && isOwn(current) && current.name.isEmpty()) {
      current.name = name;
    }
  }

  private void mirror(String id) {
    Open current = open;
    if (current != null && isOwn(current)) {
      current.mirrorId = id;
    }
  }

  private static boolean isOwn(Open component) {
    return component.nested == 0;
  }

  private static String nameOf(String line) {
    int length = 0;
    while (line.charAt(length) != ':' && line.charAt(length) != ';') {
      length++;
    }
    return line.substring(0, length).strip().toUpperCase(Locale.ROOT);
  }

  /** BEGIN, END, UID, TZID, X-CALSYNC-ID, or a byte order mark before one of them. */
  private boolean isOfInterest(int from) {
    return switch (bytes[from]) {
      case 'B', 'b', 'E', 'e', 'U', 'u', 'T', 't', 'X', 'x', (byte) 0xEF -> true;
      default -> false;
    };
  }

  /** The byte after a line and all its continuations; CRLF, LF and CR end a line. */
  private int endOfLine(int from) {
    int at = from;
    while (at < bytes.length) {
      byte b = bytes[at++];
      if (b == '\r' && at < bytes.length && bytes[at] == '\n') {
        at++;
      }
      boolean ended = b == '\n' || b == '\r';
      if (ended && (at == bytes.length || (bytes[at] != ' ' && bytes[at] != '\t'))) {
        return at;
      }
    }
    return at;
  }

  private String unfolded(int from, int to) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(to - from);
    boolean folding = false;
    for (int at = from; at < to; at++) {
      byte b = bytes[at];
      if (b == '\r' || b == '\n') {
        folding = true;
      } else if (!folding || (b != ' ' && b != '\t')) {
        line.write(b);
        folding = false;
      } else {
        folding = false;
      }
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
