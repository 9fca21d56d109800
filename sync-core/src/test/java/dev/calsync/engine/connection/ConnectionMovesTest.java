package dev.calsync.engine.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.ConnectionState;
import dev.calsync.engine.connection.ConnectionMoves.Move;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The states of a connection, as a table. */
class ConnectionMovesTest {

  private static final Path DRAWING = Path.of("..", "docs", "connection-states.md");

  @Test
  void theDrawingIsTheTable() throws IOException {
    assertThat(Files.readString(DRAWING))
        .as("put this into %s:\n%s", DRAWING, ConnectionMoves.drawing())
        .contains("```mermaid\n" + ConnectionMoves.drawing() + "```\n");
  }

  @Test
  void everyStateCanBeReached() {
    Set<ConnectionState> reached = EnumSet.of(ConnectionMoves.FIRST);
    boolean more = true;
    while (more) {
      more =
          reached.addAll(
              ConnectionMoves.ALL.stream()
                  .filter(move -> reached.contains(move.from()))
                  .map(Move::to)
                  .collect(Collectors.toSet()));
    }
    assertThat(reached).containsExactlyInAnyOrder(ConnectionState.values());
  }

  @ParameterizedTest
  @EnumSource(ConnectionState.class)
  void everyStateLeadsOn(ConnectionState state) {
    assertThat(ConnectionMoves.ALL).anyMatch(move -> move.from() == state);
    assertThat(ConnectionMoves.ALL).noneMatch(move -> move.from() == state && move.to() == state);
  }

  @ParameterizedTest
  @EnumSource(ConnectionCause.class)
  void everyCauseMovesSomething(ConnectionCause cause) {
    assertThat(ConnectionMoves.ALL).anyMatch(move -> move.cause() == cause);
  }

  /** Nothing but the host brings back what cannot be reached. */
  @ParameterizedTest
  @EnumSource(
      value = ConnectionState.class,
      names = {"REAUTH_REQUIRED", "SUSPENDED", "DISCONNECTED"})
  void whatIsOutOfReachStaysSoUntilTheHostConnectsAnew(ConnectionState state) {
    assertThat(state.isReachable()).isFalse();
    assertThat(ConnectionMoves.ALL)
        .filteredOn(move -> move.from() == state && move.to().isReachable())
        .extracting(Move::cause)
        .containsOnly(ConnectionCause.CONNECTED);
  }
}
