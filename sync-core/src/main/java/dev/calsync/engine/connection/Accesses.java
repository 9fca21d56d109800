package dev.calsync.engine.connection;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Deadline;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;

/** Opens calendars: finds their connection and connector. */
public final class Accesses {

  private final Directory directory;
  private final Connectors connectors;

  /**
   * Accesses to the calendars of a directory.
   *
   * @param directory where connections are kept
   * @param connectors the connectors
   */
  public Accesses(Directory directory, Connectors connectors) {
    this.directory = directory;
    this.connectors = connectors;
  }

  /**
   * Opens a calendar.
   *
   * @param owner whose
   * @param calendar which
   * @param deadline until when requests may begin
   * @param counted told of every request
   */
  public Access open(OwnerId owner, CalendarRecord calendar, Deadline deadline, Runnable counted) {
    ConnectionRecord connection = directory.connection(owner, calendar.ref().connection());
    return new Access(
        connectors.require(connection.connector()),
        new ProviderCall(connection, deadline, counted),
        calendar.ref());
  }
}
