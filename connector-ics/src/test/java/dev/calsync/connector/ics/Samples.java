package dev.calsync.connector.ics;

import dev.calsync.connector.MirrorForm;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.TimeZoneId;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Events and mirrors to write. */
final class Samples {

  static final TimeZoneId BERLIN = new TimeZoneId("Europe/Berlin");

  private Samples() {}

  static EventBody utc(String title) {
    return in(TimeZoneId.UTC, title);
  }

  static EventBody berlin(String title) {
    return in(BERLIN, title);
  }

  static EventBody in(TimeZoneId zone, String title) {
    return EventBody.single(
        new EventTime.Zoned(
            LocalDateTime.parse("2026-12-01T10:00"), zone, Length.of(Duration.ofHours(1))),
        EventDetails.of(EventText.titled(title)));
  }

  static EventBody daily(String title) {
    EventBody once = utc(title);
    return new EventBody(
        once.time(),
        once.details(),
        Optional.of(Recurrence.of(RecurrenceRule.every(Frequency.DAILY))),
        List.of());
  }

  static String id(int number) {
    return String.format("%052d", number);
  }

  static String uid(int number) {
    return "mirror-" + number + "@calsync.example";
  }

  static MirrorForm form(int number, EventBody body) {
    return form(number, 0, body);
  }

  static MirrorForm form(int number, int sequence, EventBody body) {
    return new MirrorForm(
        id(number), uid(number), "1.M.0." + number, sequence, MirrorShape.shownBy(body));
  }
}
