package dev.calsync.engine.connection;

import dev.calsync.calendar.CalendarInfo;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.ValidationResult;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.NaturalKeys;
import dev.calsync.engine.grant.TokenUse;
import dev.calsync.engine.grant.Tokens;
import dev.calsync.engine.permit.Toll;
import dev.calsync.engine.permit.Traffic;
import dev.calsync.engine.permit.Whose;
import dev.calsync.event.EventText;
import dev.calsync.host.IdSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Connects an account: talks to the provider first, keeps something only on success (R-A1). The
 * same account again is the same connection, with its settings renewed (FLT-61), also if two nodes
 * connect it at once.
 */
public final class Connecting {

  static final Deadline PATIENT = () -> Duration.ofMinutes(1);

  private final Directory directory;
  private final Connectors connectors;
  private final IdSource ids;
  private final Way way;

  /**
   * Connecting with these connectors.
   *
   * @param directory where connections are kept
   * @param connectors the connectors
   * @param ids names of accesses whose account is not known yet
   * @param way the way to providers
   */
  public Connecting(Directory directory, Connectors connectors, IdSource ids, Way way) {
    this.directory = directory;
    this.connectors = connectors;
    this.ids = ids;
    this.way = way;
  }

  /** All calls of this node, what is shown to providers, and what becomes of connections. */
  public record Way(Traffic traffic, Tokens tokens, Standings standings) {}

  /** An account that was connected. */
  public record Account(
      ConnectionRecord connection, List<CalendarRecord> calendars, List<EventText> samples) {}

  /**
   * An account that was reached, and of which nothing is kept yet.
   *
   * @param connection as it would be kept
   * @param isKnown whether there is a connection of that account already
   * @param listed its calendars
   * @param samples the words of a few events
   */
  record Reached(
      ConnectionRecord connection,
      boolean isKnown,
      List<CalendarInfo> listed,
      List<EventText> samples) {}

  /**
   * Connects.
   *
   * @param owner whose account
   * @param request which account
   * @param connected what to answer on success
   * @param refused what to answer if the provider says no; nothing was kept then
   */
  public <R> R connect(
      OwnerId owner,
      ConnectionRequest request,
      Function<Account, R> connected,
      Function<ValidationResult.Invalid, R> refused) {
    TokenUse held =
        way.tokens()
            .heldByHost(
                owner, request.settings(), connectors.require(request.connector()).describe());
    return reach(owner, request, held, reached -> connected.apply(keep(owner, reached)), refused);
  }

  /**
   * Talks to the provider, and keeps nothing.
   *
   * @param owner whose account
   * @param request which account
   * @param shown what to show the provider
   * @param reached what to answer on success
   * @param refused what to answer if the provider says no
   */
  <R> R reach(
      OwnerId owner,
      ConnectionRequest request,
      TokenUse shown,
      Function<Reached, R> reached,
      Function<ValidationResult.Invalid, R> refused) {
    ConnectorAdapter connector = connectors.require(request.connector());
    ConnectionRecord candidate =
        new ConnectionRecord(
            new ConnectionId(ids.next()), request.connector(), "", request.settings());
    return way.traffic()
        .to(connector.describe(), Whose.NOBODYS)
        .goingOn()
        .read(toll -> connector.validate(call(candidate, toll, shown)))
        .match(valid -> reached.apply(reached(owner, connector, candidate, shown, valid)), refused);
  }

  private Reached reached(
      OwnerId owner,
      ConnectorAdapter connector,
      ConnectionRecord candidate,
      TokenUse shown,
      ValidationResult.Valid valid) {
    Optional<ConnectionId> known =
        directory.connections(owner).stream()
            .filter(it -> it.connector().equals(candidate.connector()))
            .filter(it -> it.account().equals(valid.account()))
            .map(ConnectionRecord::id)
            .findFirst();
    ConnectionRecord connection =
        new ConnectionRecord(
            known.orElseGet(
                () -> NaturalKeys.connection(owner, candidate.connector(), valid.account())),
            candidate.connector(),
            valid.account(),
            valid.aliases(),
            candidate.settings(),
            candidate.standing());
    List<CalendarInfo> listed =
        way.traffic()
            .to(connector.describe(), Whose.account(valid.account()))
            .goingOn()
            .read(toll -> connector.calendars().list(call(connection, toll, shown)));
    return new Reached(connection, known.isPresent(), listed, valid.samples());
  }

  /** Keeps an account that was reached. */
  private Account keep(OwnerId owner, Reached reached) {
    return keep(owner, reached, way.standings().connected(owner, reached.connection()));
  }

  private Account keep(OwnerId owner, Reached reached, ConnectionRecord kept) {
    return new Account(kept, keepCalendars(owner, kept, reached.listed()), reached.samples());
  }

  /**
   * Takes an account back that is given up, before anything is kept for it: its leaving is over.
   */
  void takeBack(OwnerId owner, Reached reached) {
    way.standings()
        .connected(owner, reached.connection(), from -> from == ConnectionState.DISCONNECTED);
  }

  /** Keeps an account that was reached; empty if it is given up. */
  Optional<Account> keepUnlessGivenUp(OwnerId owner, Reached reached) {
    return way.standings()
        .connected(owner, reached.connection(), from -> from != ConnectionState.DISCONNECTED)
        .map(kept -> keep(owner, reached, kept));
  }

  private List<CalendarRecord> keepCalendars(
      OwnerId owner, ConnectionRecord connection, List<CalendarInfo> listed) {
    List<CalendarRecord> known = directory.calendars(owner);
    List<CalendarRecord> kept = new ArrayList<>();
    listed.forEach(info -> kept.add(renewed(connection, info, known)));
    kept.forEach(calendar -> directory.keep(owner, calendar));
    return kept;
  }

  private static CalendarRecord renewed(
      ConnectionRecord connection, CalendarInfo info, List<CalendarRecord> known) {
    CalendarRef ref = new CalendarRef(connection.id(), info.ref().providerId());
    Optional<CalendarRecord> was =
        known.stream().filter(calendar -> calendar.ref().equals(ref)).findFirst();
    CalendarRecord now =
        new CalendarRecord(
            was.map(CalendarRecord::id)
                .orElseGet(() -> NaturalKeys.calendar(connection.id(), ref.providerId())),
            ref,
            info.displayName(),
            was.map(CalendarRecord::capabilities).orElse(info.capabilities()),
            was.map(CalendarRecord::detailLost).orElse(0));
    return now.renewed(info.capabilities());
  }

  /**
   * Makes a calendar for mirrors in an account. Dying anywhere leaves at most a calendar that is
   * found by its mark the next time (FLT-63).
   *
   * @param owner whose
   * @param id in which account
   * @param displayName what people shall call it
   * @param mark what to recognise it by
   */
  public CalendarRecord createCalendar(
      OwnerId owner, ConnectionId id, String displayName, String mark) {
    ConnectionRecord connection = directory.connection(owner, id);
    Standings.requireReachable(connection);
    ConnectorAdapter connector = connectors.require(connection.connector());
    TokenUse shown =
        new WatchedUse(
            way.tokens().of(owner, id, connection.settings(), connector.describe()),
            way.standings(),
            owner,
            connection);
    CalendarInfo made =
        way.traffic()
            .to(connector.describe(), Whose.account(connection.account()))
            .goingOn()
            .read(
                toll ->
                    connector.calendars().create(call(connection, toll, shown), displayName, mark));
    return keepCalendars(owner, connection, List.of(made)).get(0);
  }

  private static Call call(ConnectionRecord connection, Toll toll, TokenUse shown) {
    return new PaidCall(new ProviderCall(connection, PATIENT, () -> {}, shown), toll);
  }
}
