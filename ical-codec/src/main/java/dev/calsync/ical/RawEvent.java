package dev.calsync.ical;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A VEVENT as text, not yet understood: its zone may be defined further down.
 *
 * @param calendar the VCALENDAR around it
 * @param line its first line's number
 * @param lines those of its unfolded lines that we read
 * @param defect why it must not be understood, such as TOO_LARGE
 */
record RawEvent(RawCalendar calendar, int line, List<String> lines, Optional<String> defect) {

  /** As much as quarantine keeps of one event. */
  static final int MOST_RAW_BYTES = 65_536;

  /** The properties that say something to us; all others are never kept (HOS-25). */
  static boolean isKept(String name) {
    return switch (name) {
      case "UID",
          "DTSTART",
          "DTEND",
          "DURATION",
          "SUMMARY",
          "DESCRIPTION",
          "LOCATION",
          "URL",
          "CONFERENCE",
          "X-GOOGLE-CONFERENCE",
          "CATEGORIES",
          "COLOR",
          "TRANSP",
          "CLASS",
          "STATUS",
          "ORGANIZER",
          "ATTENDEE",
          "RRULE",
          "RDATE",
          "EXDATE",
          "EXRULE",
          "RECURRENCE-ID",
          "SEQUENCE",
          "LAST-MODIFIED",
          "X-CALSYNC-MARK",
          "X-CALSYNC-EMPTY",
          "X-MICROSOFT-CDO-BUSYSTATUS",
          "X-MICROSOFT-CDO-ALLDAYEVENT" ->
          true;
      default -> false;
    };
  }

  /**
   * The name that starts a line, in capitals, without the byte order mark that joined files have in
   * their middle; empty text if none does.
   */
  static String nameOf(byte[] line) {
    boolean marked =
        line.length > 2
            && line[0] == (byte) 0xEF
            && line[1] == (byte) 0xBB
            && line[2] == (byte) 0xBF;
    int from = marked ? 3 : 0;
    int end = from;
    while (end < line.length && end < 64 && line[end] != ':' && line[end] != ';') {
      end++;
    }
    return new String(line, from, end - from, StandardCharsets.ISO_8859_1)
        .strip()
        .toUpperCase(Locale.ROOT);
  }

  /** The text as quarantine keeps it. */
  String text() {
    StringBuilder out = new StringBuilder("BEGIN:VEVENT\r\n");
    for (String each : lines) {
      if (out.length() > MOST_RAW_BYTES) {
        break;
      }
      out.append(each).append("\r\n");
    }
    return out.append("END:VEVENT\r\n").toString();
  }
}
