package dev.calsync.engine.connection;

import static dev.calsync.calendar.ConnectionState.ACTIVE;
import static dev.calsync.calendar.ConnectionState.DEGRADED;
import static dev.calsync.calendar.ConnectionState.DISCONNECTED;
import static dev.calsync.calendar.ConnectionState.ONBOARDING;
import static dev.calsync.calendar.ConnectionState.REAUTH_REQUIRED;
import static dev.calsync.calendar.ConnectionState.SUSPENDED;
import static dev.calsync.calendar.ConnectionState.VALIDATED;

import dev.calsync.calendar.ConnectionState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * From where to where a connection goes, and why. Pure. What is not in this table does not happen:
 * the connection stays where it is. The drawing in {@code docs/connection-states.md} is made of it.
 */
final class ConnectionMoves {

  /** Where every connection begins. */
  static final ConnectionState FIRST = VALIDATED;

  static final List<Move> ALL = all();

  private ConnectionMoves() {}

  /** One line of the table. */
  record Move(ConnectionState from, ConnectionCause cause, ConnectionState to) {}

  /** Where a cause leads; empty if it changes nothing. */
  static Optional<ConnectionState> next(ConnectionState from, ConnectionCause cause) {
    return ALL.stream()
        .filter(move -> move.from() == from && move.cause() == cause)
        .map(Move::to)
        .findFirst();
  }

  private static List<Move> all() {
    List<Move> moves = new ArrayList<>();
    Map<ConnectionState, Map<ConnectionCause, ConnectionState>> table =
        new EnumMap<>(ConnectionState.class);
    table.put(VALIDATED, Map.of(ConnectionCause.TAKEN_UP, ONBOARDING));
    table.put(ONBOARDING, Map.of(ConnectionCause.READ, ACTIVE));
    table.put(ACTIVE, Map.of(ConnectionCause.APPLICATION_REFUSED, DEGRADED));
    table.put(
        DEGRADED, Map.of(ConnectionCause.ANSWERED, ACTIVE, ConnectionCause.CONNECTED, ACTIVE));
    table.put(REAUTH_REQUIRED, Map.of(ConnectionCause.CONNECTED, ONBOARDING));
    table.put(SUSPENDED, Map.of(ConnectionCause.CONNECTED, ONBOARDING));
    table.put(DISCONNECTED, Map.of(ConnectionCause.CONNECTED, ONBOARDING));
    for (ConnectionState from : ConnectionState.values()) {
      Map<ConnectionCause, ConnectionState> own = table.getOrDefault(from, Map.of());
      for (ConnectionCause cause : ConnectionCause.values()) {
        Optional.ofNullable(own.get(cause))
            .or(() -> outOf(from, cause))
            .ifPresent(to -> moves.add(new Move(from, cause, to)));
      }
    }
    return List.copyOf(moves);
  }

  /** What may happen to any connection that is in use. */
  private static Optional<ConnectionState> outOf(ConnectionState from, ConnectionCause cause) {
    return switch (cause) {
      case GRANT_GONE -> Optional.of(REAUTH_REQUIRED).filter(any -> from.isReachable());
      case SECRET_UNREADABLE -> Optional.of(SUSPENDED).filter(any -> from.isReachable());
      case GIVEN_UP -> Optional.of(DISCONNECTED).filter(to -> from != to);
      case CONNECTED, TAKEN_UP, READ, APPLICATION_REFUSED, ANSWERED -> Optional.empty();
    };
  }

  /** The table as a Mermaid diagram. */
  static String drawing() {
    return ALL.stream()
        .map(move -> "    " + move.from() + " --> " + move.to() + ": " + move.cause())
        .collect(
            Collectors.joining(
                "\n",
                "stateDiagram-v2\n    [*] --> " + FIRST + ": " + ConnectionCause.CONNECTED + "\n",
                "\n"));
  }
}
