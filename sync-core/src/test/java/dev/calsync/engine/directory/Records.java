package dev.calsync.engine.directory;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.policy.Policy;
import java.time.Duration;

/** Calendars and edges for tests. */
public final class Records {

  private Records() {}

  public static Capabilities capabilities(int version) {
    return new Capabilities(
        version,
        true,
        Capabilities.Create.ID_CHOSEN,
        Capabilities.Marks.IN_LISTING,
        Capabilities.Series.WHOLE,
        true,
        Capabilities.SilentWrite.GUARANTEED,
        Capabilities.ConfirmingReads.FEED,
        Duration.ofSeconds(3),
        50,
        2,
        Duration.ofMinutes(1));
  }

  public static CalendarRecord calendar(String id) {
    return calendar(id, capabilities(1));
  }

  public static CalendarRecord calendar(String id, Capabilities capabilities) {
    return new CalendarRecord(
        CalendarId.of(id),
        new CalendarRef(ConnectionId.of("connection-of-" + id), "provider/" + id),
        "The calendar " + id,
        capabilities);
  }

  public static EdgeRecord edge(String id, String source, String target, Policy policy) {
    return new EdgeRecord(
        EdgeId.of(id), "key of " + id, CalendarId.of(source), CalendarId.of(target), policy, 1);
  }
}
