package dev.calsync.engine.connection;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.Resource;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.grant.TokenUse;
import dev.calsync.engine.grant.Tokens;
import dev.calsync.engine.permit.Traffic;
import dev.calsync.engine.permit.Whose;
import dev.calsync.failure.ConnectorException;
import java.time.Duration;

/** Opens calendars: finds their connection and connector. */
public final class Accesses {

  /** Resources that are not named share one token. */
  private static final Resource ANY = new Resource("calendars");

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

  /**
   * How much is left of what may be called in a day.
   *
   * @param owner whose
   * @param calendar by way of which calendar
   * @return 0, nothing, to 1, all
   */
  public double budgetLeft(OwnerId owner, CalendarRecord calendar) {
    return way(owner, calendar).budgetLeft();
  }

  /**
   * How long the limits of an account make calls last at least, if nobody else uses them.
   *
   * @param owner whose
   * @param calendar by way of which calendar
   * @param calls how many
   */
  public Duration atLeast(OwnerId owner, CalendarRecord calendar, long calls) {
    return way(owner, calendar).atLeast(calls);
  }

  private Traffic.Way way(OwnerId owner, CalendarRecord calendar) {
    ConnectionRecord connection = directory.connection(owner, calendar.ref().connection());
    return traffic.to(
        connectors.require(connection.connector()).describe(),
        new Whose(connection.account(), calendar.ref()));
  }

  /**
   * Asks for a token of a connection as if it were to be used, so that one which is not given any
   * more is noticed.
   *
   * @param owner whose
   * @param id which connection
   * @param deadline until when requests may begin
   * @return whether it makes sense to try again later
   */
  public boolean tryGrant(OwnerId owner, ConnectionId id, Deadline deadline) {
    return directory
        .findConnection(owner, id)
        .filter(it -> it.standing().state().isReachable())
        .filter(it -> connectors.require(it.connector()).describe().oauth().isPresent())
        .map(it -> tryGrant(owner, it, deadline))
        .orElse(false);
  }

  private boolean tryGrant(OwnerId owner, ConnectionRecord connection, Deadline deadline) {
    TokenUse shown = shown(owner, connection);
    try {
      shown.token(ANY, deadline);
      return true;
    } catch (ConnectorException trouble) {
      throw shown.judged(trouble);
    }
  }

  private TokenUse shown(OwnerId owner, ConnectionRecord connection) {
    ConnectorDescriptor connector = connectors.require(connection.connector()).describe();
    return new WatchedUse(
        tokens.of(owner, connection.id(), connection.settings(), connector),
        standings,
        owner,
        connection);
  }

  private Access open(
      OwnerId owner,
      ConnectionRecord connection,
      CalendarRecord calendar,
      Deadline deadline,
      Runnable counted) {
    ConnectorAdapter connector = connectors.require(connection.connector());
    Whose whose = new Whose(connection.account(), calendar.ref());
    TokenUse shown = shown(owner, connection);
    return new Access(
        connector,
        new ProviderCall(connection, deadline, counted, shown),
        calendar.ref(),
        traffic.to(connector.describe(), whose),
        shown);
  }
}
