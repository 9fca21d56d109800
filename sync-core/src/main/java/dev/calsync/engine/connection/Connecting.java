package dev.calsync.engine.connection;

import dev.calsync.calendar.CalendarInfo;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
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

  private static final Deadline PATIENT = () -> Duration.ofMinutes(1);

  private final Directory directory;
  private final Connectors connectors;
  private final IdSource ids;
  private final Traffic traffic;

  /**
   * Connecting with these connectors.
   *
   * @param directory where connections are kept
   * @param connectors the connectors
   * @param ids names of accesses whose account is not known yet
   * @param traffic all calls of this node
   */
  public Connecting(Directory directory, Connectors connectors, IdSource ids, Traffic traffic) {
    this.directory = directory;
    this.connectors = connectors;
    this.ids = ids;
    this.traffic = traffic;
  }

  /** An account that was connected. */
  public record Account(
      ConnectionRecord connection, List<CalendarRecord> calendars, List<EventText> samples) {}

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
    ConnectorAdapter connector = connectors.require(request.connector());
    ConnectionRecord candidate =
        new ConnectionRecord(
            new ConnectionId(ids.next()), request.connector(), "", request.settings());
    return traffic
        .to(connector.describe(), Whose.NOBODYS)
        .read(toll -> connector.validate(call(candidate, toll)))
        .match(valid -> connected.apply(keep(owner, connector, candidate, valid)), refused);
  }

  private Account keep(
      OwnerId owner,
      ConnectorAdapter connector,
      ConnectionRecord candidate,
      ValidationResult.Valid valid) {
    ConnectionId id =
        directory.connections(owner).stream()
            .filter(known -> known.connector().equals(candidate.connector()))
            .filter(known -> known.account().equals(valid.account()))
            .map(ConnectionRecord::id)
            .findFirst()
            .orElseGet(() -> NaturalKeys.connection(owner, candidate.connector(), valid.account()));
    ConnectionRecord connection =
        new ConnectionRecord(
            id, candidate.connector(), valid.account(), valid.aliases(), candidate.settings());
    List<CalendarInfo> listed =
        traffic
            .to(connector.describe(), Whose.account(valid.account()))
            .read(toll -> connector.calendars().list(call(connection, toll)));
    directory.keep(owner, connection);
    return new Account(connection, keepCalendars(owner, connection, listed), valid.samples());
  }

  private List<CalendarRecord> keepCalendars(
      OwnerId owner, ConnectionRecord connection, List<CalendarInfo> listed) {
    List<CalendarRecord> known = directory.calendars(owner);
    List<CalendarRecord> kept = new ArrayList<>();
    for (CalendarInfo info : listed) {
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
      kept.add(now.renewed(info.capabilities()));
    }
    kept.forEach(calendar -> directory.keep(owner, calendar));
    return kept;
  }

  private static Call call(ConnectionRecord connection, Toll toll) {
    return new PaidCall(new ProviderCall(connection, PATIENT, () -> {}), toll);
  }
}
