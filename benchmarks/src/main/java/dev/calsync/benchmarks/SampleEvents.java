package dev.calsync.benchmarks;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeZoneId;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;

/** Meetings of an hour, each with the words that a meeting has: 12 fields, about 400 bytes. */
final class SampleEvents {

  private static final TimeZoneId BERLIN = new TimeZoneId("Europe/Berlin");
  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 5, 8, 0);
  private static final int HOURS = 4_000;

  private SampleEvents() {}

  /** The event of a number; the same number has the same event. */
  static EventBody event(int number) {
    return event(number, 0);
  }

  /** The same event, moved by some minutes. */
  static EventBody event(int number, int minutes) {
    EventTime time =
        new EventTime.Zoned(
            FIRST.plusHours(number % HOURS).plusMinutes(minutes),
            BERLIN,
            Length.of(Duration.ofHours(1)));
    return EventBody.single(time, EventDetails.of(text(number)));
  }

  private static EventText text(int number) {
    return new EventText(
        "Review of part " + number,
        "What was done since the last time, what stands in the way, and who takes which of the"
            + " next steps until we meet again. Minutes are under number "
            + number
            + "; whoever cannot come says so in advance.",
        "House 3, second floor, room " + number % 90,
        "https://meet.example/rooms/" + number,
        List.of("Planning", "Team " + number % 7));
  }
}
