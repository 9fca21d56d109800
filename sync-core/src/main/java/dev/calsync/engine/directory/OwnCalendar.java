package dev.calsync.engine.directory;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.Capabilities.ConfirmingReads;
import dev.calsync.calendar.Capabilities.Create;
import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.calendar.Capabilities.SilentWrite;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.calendar.ReadSupport;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.WriteSupport;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Settings;
import java.time.Duration;
import java.util.Map;

/**
 * The calendar in which an owner's host keeps events of its own (R-B4). It is there without a
 * record, so it is the same after a loss of the store; no provider is behind it, so it is never
 * read and never a target. Its provider's id is the owner: mirrors of two owners must not meet at a
 * calendar that both write to.
 */
public final class OwnCalendar {

  /** Its id, for every owner. Ids of other calendars are longer. */
  public static final CalendarId ID = new CalendarId("own");

  /** The host as a provider. */
  public static final ConnectorId CONNECTOR = new ConnectorId("internal");

  private static final ConnectionId CONNECTION = new ConnectionId("own");

  private static final Capabilities CAPABILITIES =
      new Capabilities(
          1,
          new WriteSupport(false, Create.LOOKUP_ONLY, false, SilentWrite.GUARANTEED, 1, 1),
          new ReadSupport(Marks.NONE, Duration.ZERO, ConfirmingReads.LIVE, Duration.ofDays(1)),
          SeriesSupport.WHOLE);

  private OwnCalendar() {}

  /** Tells it from calendars of providers. */
  public static boolean is(CalendarId calendar) {
    return calendar.equals(ID);
  }

  /** An owner's. */
  public static CalendarRecord of(OwnerId owner) {
    return new CalendarRecord(ID, new CalendarRef(CONNECTION, owner.value()), "", CAPABILITIES);
  }

  static boolean is(ConnectionId connection) {
    return connection.equals(CONNECTION);
  }

  static ConnectionRecord connection() {
    return new ConnectionRecord(CONNECTION, CONNECTOR, "", new Settings(Map.of()));
  }
}
