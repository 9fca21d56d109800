package dev.calsync.engine.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Settings;
import dev.calsync.engine.connection.ConnectionMoves.Move;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.Directory.ToldConnection;
import dev.calsync.engine.directory.FakeRecords;
import dev.calsync.engine.directory.Standing;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.host.ConnectionChange;
import dev.calsync.host.SyncListener;
import dev.calsync.store.AuditLine;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every move is kept, journaled, audited and told. */
class StandingsTest {

  private static final OwnerId ANN = OwnerId.of("ann");
  private static final ConnectionRecord CONNECTION =
      new ConnectionRecord(
          ConnectionId.of("n1"), new ConnectorId("ics"), "work", new Settings(Map.of()));

  private final FakeRecords records = new FakeRecords();
  private final Directory directory = new Directory(records);
  private final List<ConnectionChange> heard = new ArrayList<>();
  private final Standings standings =
      new Standings(
          directory,
          new SyncListener() {
            @Override
            public void connectionChanged(
                OwnerId owner, ConnectionId connection, ConnectionChange change) {
              heard.add(change);
            }
          });

  static Stream<Move> everyMove() {
    return ConnectionMoves.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource
  void everyMove(Move move) {
    stands(move.from());

    if (move.cause() == ConnectionCause.CONNECTED) {
      standings.connected(ANN, CONNECTION);
    } else {
      standings.move(ANN, CONNECTION.id(), move.cause(), move.cause().name());
    }

    String code = move.cause().name();
    long admissions = move.cause() == ConnectionCause.CONNECTED ? 1 : 0;
    assertThat(standing()).isEqualTo(new Standing(move.to(), code, "", admissions));
    assertThat(heard).containsExactly(new ConnectionChange(move.from(), move.to(), code));
    Told told = records.told.get(records.told.size() - 1);
    assertThat(told.journal())
        .extracting(JournalLine::action, JournalLine::reason, JournalLine::facts)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "CONNECTION_CHANGED",
                code,
                Map.of("connection", "n1", "from", move.from().name(), "to", move.to().name())));
    String actor = move.cause() == ConnectionCause.CONNECTED ? "ann" : "engine";
    assertThat(told.audit())
        .containsExactly(
            new AuditLine(actor, "CHANGE_CONNECTION", "connection:n1", move.to().name()));
  }

  @ParameterizedTest
  @EnumSource(ConnectionState.class)
  void whatIsNotInTheTableChangesNothing(ConnectionState from) {
    stands(from);
    int puts = records.puts;
    for (ConnectionCause cause : ConnectionCause.values()) {
      if (ConnectionMoves.next(from, cause).isEmpty()) {
        assertThat(standings.move(ANN, CONNECTION.id(), cause, "X")).isEmpty();
      }
    }
    assertThat(records.puts).isEqualTo(puts);
    assertThat(heard).isEmpty();
  }

  @Test
  void aConnectionThatIsGoneMovesNowhere() {
    assertThat(standings.move(ANN, CONNECTION.id(), ConnectionCause.GRANT_GONE, "X")).isEmpty();
  }

  @Test
  void aNewConnectionBeginsAtTheBeginning() {
    standings.connected(ANN, CONNECTION);

    assertThat(standing().state()).isEqualTo(ConnectionState.VALIDATED);
    assertThat(heard).isEmpty();
  }

  @Test
  void whatACallHeardMovesTheConnectionThatItBeganWith() {
    stands(ConnectionState.ACTIVE);
    ConnectionRecord began = standings.connected(ANN, CONNECTION);

    standings.heard(ANN, began, ConnectionCause.GRANT_GONE, "X");

    assertThat(standing().state()).isEqualTo(ConnectionState.REAUTH_REQUIRED);
  }

  @Test
  void whatACallHeardThatBeganBeforeItWasConnectedAnewMovesNothing() {
    stands(ConnectionState.ACTIVE);
    ConnectionRecord began = standings.connected(ANN, CONNECTION);
    standings.move(ANN, CONNECTION.id(), ConnectionCause.GRANT_GONE, "X");
    Standing anew = standings.connected(ANN, CONNECTION).standing();

    standings.heard(ANN, began, ConnectionCause.GRANT_GONE, "X");

    assertThat(standing()).isEqualTo(anew);
  }

  /** Of two nodes that meet the same trouble one tells of it. */
  @Test
  void whoIsOvertakenLooksAgain() {
    stands(ConnectionState.ACTIVE);
    records.overtakeNext(3);

    standings.move(ANN, CONNECTION.id(), ConnectionCause.GRANT_GONE, "X");

    assertThat(standing().state()).isEqualTo(ConnectionState.REAUTH_REQUIRED);
    assertThat(heard).hasSize(1);
  }

  /** Whoever goes on from where it does not stand any more changes nothing. */
  @Test
  void aStepIsTakenFromWhereTheConnectionStands() {
    stands(ConnectionState.ONBOARDING);
    Standing here = standing();

    assertThat(standings.step(ANN, CONNECTION.id(), here, "FIRST")).isPresent();
    assertThat(standings.step(ANN, CONNECTION.id(), here, "OTHER")).isEmpty();
    assertThat(standing().step()).isEqualTo("FIRST");
    standings.move(ANN, CONNECTION.id(), ConnectionCause.READ, "X");
    assertThat(standings.step(ANN, CONNECTION.id(), here.at("FIRST"), "SECOND")).isEmpty();
    assertThat(standing()).isEqualTo(Standing.of(ConnectionState.ACTIVE, "X"));
  }

  /** R-L10: rows that were kept before there were states. */
  @Test
  void aConnectionWithoutAStateIsActive() {
    records.put(
        ANN,
        dev.calsync.store.RecordKind.CONNECTION,
        "n1",
        0,
        "{\"connector\":\"ics\",\"account\":\"work\",\"settings\":{}}");

    assertThat(standing()).isEqualTo(Standing.ACTIVE);
  }

  @ParameterizedTest
  @EnumSource(ConnectionState.class)
  void onlyWhatCanBeReachedIsCalled(ConnectionState state) {
    ConnectionRecord connection = CONNECTION.with(Standing.of(state, "X"));
    if (state.isReachable()) {
      assertThatCode(() -> Standings.requireReachable(connection)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> Standings.requireReachable(connection))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              no -> {
                assertThat(no.failureClass()).isEqualTo(FailureClass.NEEDS_REAUTH);
                assertThat(no.code()).isEqualTo(state.name());
              });
    }
  }

  private void stands(ConnectionState state) {
    directory.keepConnection(
        ANN,
        CONNECTION.id(),
        was ->
            Optional.of(new ToldConnection(CONNECTION.with(Standing.of(state, "")), Told.NOTHING)));
  }

  private Standing standing() {
    return directory.connection(ANN, CONNECTION.id()).standing();
  }
}
