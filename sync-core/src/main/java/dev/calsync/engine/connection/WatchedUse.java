package dev.calsync.engine.connection;

import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.grant.TokenUse;
import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** What becomes of calls tells how their connection stands. */
final class WatchedUse implements TokenUse {

  /** What no later attempt opens; a wrapping key that is away is not among them (HOS-36). */
  private static final Set<String> UNREADABLE =
      Set.of("SECRET_UNREADABLE", "KEY_NOT_UNWRAPPED", "OWNER_KEYS_UNREADABLE", "GRANT_GARBLED");

  private static final Set<String> APPLICATION = Set.of("CLIENT_REFUSED", "NO_APPLICATION");

  private final TokenUse tokens;
  private final Standings standings;
  private final OwnerId owner;
  private final ConnectionRecord connection;
  private final AtomicBoolean degraded;

  WatchedUse(TokenUse tokens, Standings standings, OwnerId owner, ConnectionRecord connection) {
    this.tokens = tokens;
    this.standings = standings;
    this.owner = owner;
    this.connection = connection;
    this.degraded = new AtomicBoolean(connection.standing().state() == ConnectionState.DEGRADED);
  }

  @Override
  public Secret token(Resource resource, Deadline deadline) {
    try {
      return tokens.token(resource, deadline);
    } catch (CalsyncException failure) {
      if (!UNREADABLE.contains(failure.code())) {
        throw failure;
      }
      standings.heard(owner, connection, ConnectionCause.SECRET_UNREADABLE, failure.code());
      throw new ConnectorException(
          FailureClass.NEEDS_REAUTH,
          failure.code(),
          "What is needed to reach connection "
              + connection.id()
              + " cannot be opened; connect it anew",
          failure);
    }
  }

  @Override
  public void worked() {
    tokens.worked();
    if (degraded.compareAndSet(true, false)) {
      standings.heard(owner, connection, ConnectionCause.ANSWERED, ConnectionCause.ANSWERED.name());
    }
  }

  @Override
  public ConnectorException judged(ConnectorException trouble) {
    ConnectorException judged = tokens.judged(trouble);
    if (judged.failureClass() == FailureClass.NEEDS_REAUTH) {
      standings.heard(owner, connection, ConnectionCause.GRANT_GONE, judged.code());
    } else if (APPLICATION.contains(judged.code())) {
      standings.heard(owner, connection, ConnectionCause.APPLICATION_REFUSED, judged.code());
    }
    return judged;
  }
}
