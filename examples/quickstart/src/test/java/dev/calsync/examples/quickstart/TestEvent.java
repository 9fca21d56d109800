package dev.calsync.examples.quickstart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One event of a test calendar: an hour long, in Berlin.
 *
 * @param uid its UID
 * @param title its SUMMARY
 * @param start such as {@code 20261124T090000}
 * @param more further lines, such as a rule; empty for none
 */
record TestEvent(String uid, String title, String start, String more) {

  static TestEvent of(String uid, String title, String start) {
    return new TestEvent(uid, title, start, "");
  }

  /** So many events, one a day at nine; far ahead, as what is over may be forgotten unasked. */
  static TestEvent[] days(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            day ->
                of(
                    "day-" + day + "@test.example",
                    "Day " + day,
                    "2032%02d%02dT090000".formatted(day / 28 % 12 + 1, day % 28 + 1)))
        .toArray(TestEvent[]::new);
  }

  TestEvent titled(String other) {
    return new TestEvent(uid, other, start, more);
  }

  static String calendar(List<TestEvent> events) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//calsync//test//EN\r\n"
        + events.stream().map(TestEvent::lines).collect(Collectors.joining())
        + "END:VCALENDAR\r\n";
  }

  private String lines() {
    return "BEGIN:VEVENT\r\nUID:"
        + uid
        + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Europe/Berlin:"
        + start
        + "\r\nDURATION:PT1H\r\nSUMMARY:"
        + title
        + "\r\n"
        + more
        + "END:VEVENT\r\n";
  }
}
