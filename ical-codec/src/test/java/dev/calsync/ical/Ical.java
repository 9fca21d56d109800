package dev.calsync.ical;

import dev.calsync.event.EventBody;
import dev.calsync.event.ZoneRulesSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Short ways to read and write in tests. */
final class Ical {

  static final IcalReader READER = new IcalReader(ZoneRulesSource.jdk());
  static final IcalWriter WRITER = new IcalWriter(ZoneRulesSource.jdk(), "-//calsync//test//EN");
  static final Instant STAMP = Instant.parse("2026-11-20T12:00:00Z");

  private Ical() {}

  /** A calendar of these lines, in no VEVENT. */
  static String calendar(String... lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\n"
        + String.join("\r\n", lines)
        + "\r\nEND:VCALENDAR\r\n";
  }

  /** A VEVENT with UID u and these lines. */
  static String event(String... lines) {
    return "BEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20261120T120000Z\r\n"
        + String.join("\r\n", lines)
        + "\r\nEND:VEVENT";
  }

  /** The only item of a calendar of these VEVENTs. */
  static IcalItem item(String... events) {
    List<IcalItem> items = READER.read(calendar(events)).items();
    if (items.size() != 1) {
      throw new AssertionError("one item expected, got " + items);
    }
    return items.get(0);
  }

  /** The only event of a calendar of these VEVENTs. */
  static EventBody body(String... events) {
    return item(events)
        .match(
            IcalItem.Event::body,
            bad -> {
              throw new AssertionError("unreadable: " + bad.code() + " at " + bad.where());
            });
  }

  /** The code of the only item, which is unreadable. */
  static String code(String... events) {
    return item(events)
        .match(
            event -> {
              throw new AssertionError("readable: " + event);
            },
            IcalItem.Unreadable::code);
  }

  /** What is read of what is written of a body. */
  static EventBody again(EventBody body) {
    byte[] text = WRITER.bytes(List.of(IcalEntry.of("u", body)), STAMP);
    return READER
        .read(new String(text, StandardCharsets.UTF_8))
        .items()
        .get(0)
        .match(
            IcalItem.Event::body,
            bad -> {
              throw new AssertionError("unreadable: " + bad.code() + " at " + bad.where());
            });
  }
}
