package dev.calsync.engine.directory;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.calendar.ReadSupport;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.WriteSupport;
import dev.calsync.policy.Policy;
import dev.calsync.store.Told;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Calendars and edges for tests. */
public final class Records {

  private Records() {}

  public static Capabilities capabilities(int version) {
    return new Capabilities(
        version,
        new WriteSupport(
            true, Capabilities.Create.ID_CHOSEN, true, Capabilities.SilentWrite.GUARANTEED, 50, 2),
        new ReadSupport(
            Capabilities.Marks.IN_LISTING,
            Duration.ofSeconds(3),
            Capabilities.ConfirmingReads.FEED,
            Duration.ofMinutes(1)),
        SeriesSupport.WHOLE);
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

  /** Keeps a connection as it is. */
  public static void keep(Directory directory, OwnerId owner, ConnectionRecord connection) {
    directory.keepConnection(
        owner,
        connection.id(),
        was -> Optional.of(new Directory.ToldConnection(connection, Told.NOTHING)));
  }

  public static EdgeRecord edge(String id, String source, String target, Policy policy) {
    return new EdgeRecord(
        EdgeId.of(id),
        "key of " + id,
        List.of(CalendarId.of(source)),
        CalendarId.of(target),
        policy,
        1,
        EdgeRank.FIRST);
  }

  /** An edge that merges several calendars. */
  public static EdgeRecord blocks(String id, List<String> sources, String target) {
    return new EdgeRecord(
        EdgeId.of(id),
        "key of " + id,
        sources.stream().map(CalendarId::of).toList(),
        CalendarId.of(target),
        Policy.blocks(),
        1,
        EdgeRank.FIRST);
  }
}
