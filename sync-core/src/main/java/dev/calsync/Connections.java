package dev.calsync;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Secret;
import dev.calsync.engine.connection.Authorized;
import dev.calsync.engine.connection.Connecting;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.maintenance.CleanUpJob;
import dev.calsync.engine.maintenance.ConflictsJob;
import dev.calsync.engine.maintenance.GrantsJob;
import dev.calsync.engine.onboarding.OnboardJob;
import dev.calsync.engine.removal.DisconnectJob;
import dev.calsync.engine.secret.ResealJob;
import dev.calsync.policy.ConnectionPreferences;
import dev.calsync.policy.Mirrors;
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
    return engine
        .access
        .connecting()
        .connect(
            owner,
            request,
            this::connected,
            invalid ->
                new ConnectResult.Refused(invalid.field(), invalid.code(), invalid.reason()));
  }

  /**
   * Sends the owner to a provider, to let us in there (OAuth 2 with PKCE).
   *
   * @param connector to which one
   * @param access what to ask for
   * @return a request to be completed with {@link AuthorizationRequest#returnTo} and started
   */
  public AuthorizationRequest authorize(ConnectorId connector, AccessLevel access) {
    return AuthorizationRequest.of(engine, owner, connector, access);
  }

  /**
   * Connects an account with a refresh token that was got elsewhere, for the same application.
   * Whoever had it must not use it any more: it may change with each use.
   *
   * @param request which account
   * @param refreshToken the token
   * @return connected or refused
   * @throws dev.calsync.failure.ConnectorException if the provider cannot be asked now
   */
  public ConnectResult adopt(ConnectionRequest request, Secret refreshToken) {
    Authorized done = engine.access.trial().adopt(owner, request, refreshToken);
    return done.account()
        .<ConnectResult>map(this::connected)
        .orElseGet(
            () ->
                new ConnectResult.Refused(
                    "refresh_token", done.code(), "The account does not answer to this token."));
  }

  /** Asked for each time, so that no owner who was ever connected goes without. */
  Connected connected(Connecting.Account account) {
    ConnectionId id = account.connection().id();
    engine.followUps.ask(
        List.of(
            CleanUpJob.request(owner, id, engine.nightly),
            ResealJob.request(owner, id, engine.nightly),
            GrantsJob.request(owner, id, engine.cadences.grants()),
            ConflictsJob.request(owner, id),
            OnboardJob.request(owner, id)));
    return new Connected(
        id, account.calendars().stream().map(CalendarView::of).toList(), account.samples());
  }

  /**
   * Gives an account up: nothing of it is read or written any more, its watch channels are stopped,
   * its grant is given back where the provider takes it, and its secrets are erased, in that order.
   * At some providers a grant is that of the account to your application, whoever asked for it.
   *
   * <p>With {@link Mirrors#DELETE} the edges from and to its calendars end before that, and their
   * mirrors are removed, at this account and at others; what can no longer be reached stays, and
   * the journal says so ({@code MIRROR_LEFT}). While the provider cannot be asked its grant stays,
   * and is used for this alone; calling this again with {@link Mirrors#KEEP} waits for nothing
   * more.
   *
   * <p>With {@link Mirrors#KEEP} mirrors stay as they are, and edges rest: nothing more is planned
   * for them, what was planned before may still be written at other accounts. Connecting the
   * account anew takes all up where it was left. Asking for {@link Mirrors#DELETE} later removes
   * what can still be reached.
   *
   * @param id which
   * @param mirrors what becomes of mirrors
   * @throws dev.calsync.failure.CalsyncException with code {@code NOT_FOUND}
   */
  public void disconnect(ConnectionId id, Mirrors mirrors) {
    engine.access.standings().givenUp(owner, engine.directory.connection(owner, id).id(), mirrors);
    engine.followUps.ask(List.of(DisconnectJob.request(owner, id)));
  }

  /**
   * How far an account is on its way into work, or out of it.
   *
   * @param id which
   * @return as of now
   * @throws dev.calsync.failure.CalsyncException with code {@code NOT_FOUND}
   */
  public ConnectionProgress progress(ConnectionId id) {
    return ConnectionProgress.of(engine, owner, id);
  }

  /**
   * What the owner prefers for an account.
   *
   * @param id which
   * @return as usual, if nothing else was said
   */
  public ConnectionPreferences preferences(ConnectionId id) {
    return engine.directory.preferences(owner, engine.directory.connection(owner, id).id());
  }

  /**
   * Changes what the owner prefers for an account; what that allows is done at once.
   *
   * @param id which
   * @param preferences in place of those before
   */
  public void prefer(ConnectionId id, ConnectionPreferences preferences) {
    engine.directory.keepPreferences(
        owner, engine.directory.connection(owner, id).id(), preferences);
    engine.followUps.ask(engine.followUps.everythingOf(owner, id, "preferred"));
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
    return new ConnectionView(
        record.id(),
        record.connector(),
        record.account(),
        record.standing().state(),
        record.standing().code());
  }
}
