package dev.calsync.examples.quickstart.measure;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A calendar of many events, the same for the same number. */
final class GeneratedCalendar {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 1, 8, 0);

  private GeneratedCalendar() {}

  static void write(Path file, int events) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//calsync//measure//EN\r\n");
      for (int number = 0; number < events; number++) {
        out.write(event(number));
      }
      out.write("END:VCALENDAR\r\n");
    }
  }

  private static String event(int number) {
    LocalDateTime start = FIRST.plusMinutes(30L * number);
    return String.join(
        "\r\n",
        "BEGIN:VEVENT",
        "UID:event-" + number + "@measure.example",
        "DTSTAMP:20260101T000000Z",
        "DTSTART:" + STAMP.format(start),
        "DTEND:" + STAMP.format(start.plusMinutes(30)),
        "SUMMARY:Meeting " + number,
        "LOCATION:Room " + number % 40,
        "DESCRIPTION:Agenda of meeting " + number + "\\, with three points and a decision",
        "END:VEVENT",
        "");
  }
}
