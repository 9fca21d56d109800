package dev.calsync.connector.ics;

import dev.calsync.event.EventBody;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.ical.IcalEntry;
import dev.calsync.ical.IcalWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;

/** Events as other programs write them: with properties and alarms that mean nothing to us. */
final class Vevents {

  static final String BEGIN = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//other//other//EN\r\n";
  static final String END = "END:VCALENDAR\r\n";

  private static final String FOREIGN =
      """
      X-OTHER-THING;X-P="a:b":keep  me\\, please
      BEGIN:VALARM
      ACTION:DISPLAY
      UID:alarm-1
      TRIGGER:-PT15M
      END:VALARM
      """
          .replace("\n", "\r\n");

  private Vevents() {}

  /** The VEVENTs of one event. */
  static String of(String uid, EventBody body, List<String> extras) {
    String text =
        new String(
            new IcalWriter(ZoneRulesSource.jdk(), "-//other//other//EN")
                .bytes(List.of(IcalEntry.of(uid, body)), Instant.parse("2026-01-01T00:00:00Z")),
            StandardCharsets.UTF_8);
    String events = text.substring(text.indexOf("BEGIN:VEVENT"), text.indexOf("END:VCALENDAR"));
    String own = String.join("", extras.stream().map(line -> line + "\r\n").toList());
    return events.replaceFirst(
        "END:VEVENT", Matcher.quoteReplacement(own + FOREIGN + "END:VEVENT"));
  }

  /** The lines by which we know a mirror. */
  static List<String> ourLinesOf(String events) {
    return events.lines().filter(line -> line.startsWith("X-CALSYNC-")).distinct().toList();
  }
}
