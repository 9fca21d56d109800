package dev.calsync.engine.connection;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.Deadline;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.permit.Traffic;
import dev.calsync.engine.permit.Whose;

/** Opens calendars: finds their connection and connector. */
public final class Accesses {

  private final Directory directory;
  private final Connectors connectors;
  private final Traffic traffic;

  /**
   * Accesses to the calendars of a directory.
   *
   * @param directory where connections are kept
   * @param connectors the connectors
   * @param traffic all calls of this node
   */
  public Accesses(Directory directory, Connectors connectors, Traffic traffic) {
    this.directory = directory;
    this.connectors = connectors;
    this.traffic = traffic;
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
    ConnectorAdapter connector = connectors.require(connection.connector());
    Whose whose = new Whose(connection.account(), calendar.ref());
    return new Access(
        connector,
        new ProviderCall(connection, deadline, counted),
        calendar.ref(),
        traffic.to(connector.describe(), whose));
  }
}
