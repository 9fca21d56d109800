package dev.calsync.engine.connection;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.Deadline;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.grant.TokenUse;
import dev.calsync.engine.grant.Tokens;
import dev.calsync.engine.permit.Traffic;
import dev.calsync.engine.permit.Whose;

/** Opens calendars: finds their connection and connector. */
public final class Accesses {

  private final Directory directory;
  private final Connectors connectors;
  private final Traffic traffic;
  private final Tokens tokens;
  private final Standings standings;

  /**
   * Accesses to the calendars of a directory.
   *
   * @param directory where connections are kept
   * @param connectors the connectors
   * @param traffic all calls of this node
   * @param tokens what is shown to providers
   * @param standings what becomes of connections
   */
  public Accesses(
      Directory directory,
      Connectors connectors,
      Traffic traffic,
      Tokens tokens,
      Standings standings) {
    this.directory = directory;
    this.connectors = connectors;
    this.traffic = traffic;
    this.tokens = tokens;
    this.standings = standings;
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
    Standings.requireReachable(connection);
    return open(owner, connection, calendar, deadline, counted);
  }

  /**
   * Opens a calendar of a connection that was given up, to leave nothing behind there (R-A6).
   *
   * @param owner whose
   * @param calendar which
   * @param deadline until when requests may begin
   * @param counted told of every request
   */
  public Access openLeaving(
      OwnerId owner, CalendarRecord calendar, Deadline deadline, Runnable counted) {
    ConnectionRecord connection = directory.connection(owner, calendar.ref().connection());
    if (!connection.standing().isLeaving()) {
      throw Standings.outOfReach(connection);
    }
    return open(owner, connection, calendar, deadline, counted);
  }

  private Access open(
      OwnerId owner,
      ConnectionRecord connection,
      CalendarRecord calendar,
      Deadline deadline,
      Runnable counted) {
    ConnectorAdapter connector = connectors.require(connection.connector());
    Whose whose = new Whose(connection.account(), calendar.ref());
    TokenUse shown =
        new WatchedUse(
            tokens.of(owner, connection.id(), connection.settings(), connector.describe()),
            standings,
            owner,
            connection);
    return new Access(
        connector,
        new ProviderCall(connection, deadline, counted, shown),
        calendar.ref(),
        traffic.to(connector.describe(), whose),
        shown);
  }
}
