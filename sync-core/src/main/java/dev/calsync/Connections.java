package dev.calsync;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.engine.connection.Connecting;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.maintenance.CleanUpJob;
import dev.calsync.engine.secret.ResealJob;
import java.util.List;

/** The accounts of an owner. */
public final class Connections {

  private final Engine engine;
  private final OwnerId owner;

  Connections(Engine engine, OwnerId owner) {
    this.engine = engine;
    this.owner = owner;
  }

  /**
   * Connects an account: talks to it, and keeps it only if that works. Connecting the same account
   * again renews its settings and gives the same connection.
   *
   * @param request which account; connectors offer factories that make one
   * @return the connection with its calendars
   * @throws ConnectionRefusedException if the account cannot be reached as asked
   */
  public Connected connect(ConnectionRequest request) {
    return tryConnect(request)
        .match(
            connected -> connected,
            refused -> {
              throw new ConnectionRefusedException(refused);
            });
  }

  /**
   * As {@link #connect}, with the refusal as a value.
   *
   * @param request which account
   * @return connected or refused
   */
  public ConnectResult tryConnect(ConnectionRequest request) {
    return engine.connecting.connect(
        owner,
        request,
        this::connected,
        invalid -> new ConnectResult.Refused(invalid.field(), invalid.code(), invalid.reason()));
  }

  /** Asked for each time, so that no owner who was ever connected goes without. */
  private Connected connected(Connecting.Account account) {
    ConnectionId id = account.connection().id();
    engine.followUps.ask(
        List.of(
            CleanUpJob.request(owner, id, engine.nightly),
            ResealJob.request(owner, id, engine.nightly)));
    return new Connected(
        id, account.calendars().stream().map(CalendarView::of).toList(), account.samples());
  }

  /**
   * All accounts.
   *
   * @return in the order of their ids
   */
  public List<ConnectionView> list() {
    return engine.directory.connections(owner).stream().map(Connections::view).toList();
  }

  private static ConnectionView view(ConnectionRecord record) {
    return new ConnectionView(record.id(), record.connector(), record.account());
  }
}
