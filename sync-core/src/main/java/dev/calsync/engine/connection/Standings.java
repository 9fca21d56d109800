package dev.calsync.engine.connection;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.Directory.ToldConnection;
import dev.calsync.engine.directory.LeavingStep;
import dev.calsync.engine.directory.Standing;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.host.ConnectionChange;
import dev.calsync.host.SyncListener;
import dev.calsync.policy.Mirrors;
import dev.calsync.store.AuditLine;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Told;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Moves connections from state to state. Each move is written with its lines in journal and audit
 * log, and told to the host's listener once it is.
 */
public final class Standings {

  private static final String ENGINE = "engine";
  private static final Standing NEW =
      Standing.of(ConnectionMoves.FIRST, ConnectionCause.CONNECTED.name());

  private final Directory directory;
  private final SyncListener listener;

  /**
   * Standings of an installation.
   *
   * @param directory where they are kept
   * @param listener told of each move
   */
  public Standings(Directory directory, SyncListener listener) {
    this.directory = directory;
    this.listener = listener;
  }

  /** Lets nobody call in vain. */
  static void requireReachable(ConnectionRecord connection) {
    if (!connection.standing().state().isReachable()) {
      throw outOfReach(connection);
    }
  }

  static ConnectorException outOfReach(ConnectionRecord connection) {
    ConnectionState state = connection.standing().state();
    return ConnectorException.of(
        FailureClass.NEEDS_REAUTH,
        state.name(),
        "Connection " + connection.id() + " is " + state + "; connect it anew");
  }

  /** Keeps a connection that its provider let in; what is kept of it otherwise goes. */
  ConnectionRecord connected(OwnerId owner, ConnectionRecord renewed) {
    return connected(owner, renewed, any -> true).orElseThrow();
  }

  /** The same, if it stands like that; empty, and nothing kept, if it does not. */
  Optional<ConnectionRecord> connected(
      OwnerId owner, ConnectionRecord renewed, Predicate<ConnectionState> from) {
    return move(
        owner,
        renewed.id(),
        was ->
            Optional.of(was.map(ConnectionRecord::standing).orElse(NEW))
                .filter(it -> from.test(it.state()))
                .map(it -> renewed.with(letIn(it))),
        owner.value());
  }

  private static Standing letIn(Standing was) {
    return ConnectionMoves.next(was.state(), ConnectionCause.CONNECTED)
        .map(to -> was.moved(to, ConnectionCause.CONNECTED.name()))
        .orElse(was)
        .admitted();
  }

  /** Moves a connection, if that cause moves it. */
  public Optional<ConnectionRecord> move(
      OwnerId owner, ConnectionId id, ConnectionCause cause, String code) {
    return move(owner, id, any -> true, cause, code);
  }

  /**
   * What became of a call moves a connection, unless it was connected anew since the call began.
   */
  void heard(OwnerId owner, ConnectionRecord began, ConnectionCause cause, String code) {
    long admissions = began.standing().admissions();
    move(owner, began.id(), it -> it.admissions() == admissions, cause, code);
  }

  /**
   * The host gives a connection up. Of one that was given up before the last word counts: mirrors
   * are left from now on, as long as any were waited for; or all is begun again, to remove what can
   * be reached.
   */
  public void givenUp(OwnerId owner, ConnectionId id, Mirrors mirrors) {
    move(owner, id, was -> was.flatMap(it -> leaving(it, mirrors)), owner.value());
  }

  private static Optional<ConnectionRecord> leaving(ConnectionRecord connection, Mirrors mirrors) {
    ConnectionCause cause = ConnectionCause.GIVEN_UP;
    Standing was = connection.standing();
    boolean isLeft = mirrors == Mirrors.KEEP;
    return ConnectionMoves.next(was.state(), cause)
        .map(to -> was.moved(to, cause.name()))
        .or(() -> Optional.of(was).filter(it -> !isLeft || it.isLeaving()))
        .map(it -> connection.with(it.at(isLeft ? LeavingStep.WITHDRAWN.name() : "")));
  }

  private Optional<ConnectionRecord> move(
      OwnerId owner,
      ConnectionId id,
      Predicate<Standing> from,
      ConnectionCause cause,
      String code) {
    return move(
        owner,
        id,
        was ->
            was.filter(it -> from.test(it.standing()))
                .flatMap(
                    it ->
                        ConnectionMoves.next(it.standing().state(), cause)
                            .map(to -> it.with(it.standing().moved(to, code)))),
        ENGINE);
  }

  /** A connection gets on within its state, of which nobody is told. */
  public Optional<ConnectionRecord> step(
      OwnerId owner, ConnectionId id, Standing from, String step) {
    return move(
        owner,
        id,
        was -> was.filter(it -> it.standing().equals(from)).map(it -> it.with(from.at(step))),
        ENGINE);
  }

  /** From a connection as it is to what it shall be; empty to leave it. */
  private interface Next {
    Optional<ConnectionRecord> of(Optional<ConnectionRecord> was);
  }

  private Optional<ConnectionRecord> move(OwnerId owner, ConnectionId id, Next next, String actor) {
    AtomicReference<Optional<ConnectionChange>> change = new AtomicReference<>(Optional.empty());
    Optional<ConnectionRecord> now =
        directory.keepConnection(
            owner,
            id,
            was ->
                next.of(was)
                    .map(
                        then -> {
                          change.set(was.flatMap(it -> changeOf(it.standing(), then.standing())));
                          return new ToldConnection(
                              then, told(id, Objects.requireNonNull(change.get()), actor));
                        }));
    if (now.isPresent()) {
      Objects.requireNonNull(change.get())
          .ifPresent(it -> listener.connectionChanged(owner, id, it));
    }
    return now;
  }

  private static Optional<ConnectionChange> changeOf(Standing from, Standing to) {
    return from.state() == to.state()
        ? Optional.empty()
        : Optional.of(new ConnectionChange(from.state(), to.state(), to.code()));
  }

  private static Told told(ConnectionId id, Optional<ConnectionChange> change, String actor) {
    return change
        .map(
            it ->
                new Told(
                    List.of(
                        new JournalLine(
                            "CONNECTION_CHANGED",
                            "",
                            JournalLine.NO_CALENDAR,
                            Optional.empty(),
                            "",
                            it.code(),
                            Map.of(
                                "connection", id.value(),
                                "from", it.from().name(),
                                "to", it.to().name()))),
                    List.of(
                        new AuditLine(
                            actor, "CHANGE_CONNECTION", "connection:" + id, it.to().name()))))
        .orElse(Told.NOTHING);
  }
}
