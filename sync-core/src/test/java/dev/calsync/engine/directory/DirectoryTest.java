package dev.calsync.engine.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Settings;
import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.StoreException;
import dev.calsync.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectoryTest {

  private static final OwnerId ANN = OwnerId.of("ann");
  private static final OwnerId BOB = OwnerId.of("bob");
  private static final ConnectionRecord CONNECTION =
      new ConnectionRecord(
          ConnectionId.of("n1"),
          new ConnectorId("ics"),
          "account \"ä\"",
          new Settings(Map.of("path", "/a/\"b\"\n", "other", "")));
  private static final CalendarRecord CALENDAR = Records.calendar("c1");
  private static final EdgeRecord EDGE = Records.edge("e1", "c1", "c2", Policy.full());

  private final FakeRecords records = new FakeRecords();
  private final Directory directory = new Directory(records);

  @Test
  void whatIsKeptIsFoundAsItWas() {
    keepAll(ANN);

    assertThat(directory.connection(ANN, CONNECTION.id())).isEqualTo(CONNECTION);
    assertThat(directory.calendar(ANN, CALENDAR.id())).isEqualTo(CALENDAR);
    assertThat(directory.edge(ANN, EDGE.id())).isEqualTo(EDGE);
    assertThat(directory.connections(ANN)).containsExactly(CONNECTION);
    assertThat(directory.calendars(ANN)).containsExactly(CALENDAR);
    assertThat(directory.edges(ANN)).containsExactly(EDGE);
  }

  record Lookup(String name, Function<Directory, Object> of) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Lookup> lookups() {
    return Stream.of(
        new Lookup("connection", d -> d.connection(BOB, CONNECTION.id())),
        new Lookup("calendar", d -> d.calendar(BOB, CALENDAR.id())),
        new Lookup("edge", d -> d.edge(BOB, EDGE.id())));
  }

  /** INV-23, HOS-38: the same answer as for an id that nobody has. */
  @ParameterizedTest
  @MethodSource("lookups")
  void whatBelongsToAnotherOwnerIsNotThere(Lookup lookup) {
    keepAll(ANN);

    assertThatThrownBy(() -> lookup.of().apply(directory))
        .isInstanceOfSatisfying(
            CalsyncException.class, no -> assertThat(no.code()).isEqualTo("NOT_FOUND"));
  }

  @Test
  void noListShowsAnotherOwnersRecords() {
    keepAll(ANN);

    assertThat(directory.connections(BOB)).isEmpty();
    assertThat(directory.calendars(BOB)).isEmpty();
    assertThat(directory.edges(BOB)).isEmpty();
    assertThat(directory.findCalendar(BOB, CALENDAR.id())).isEmpty();
    assertThat(directory.findEdge(BOB, EDGE.id())).isEmpty();
    assertThat(directory.edgesFrom(BOB, CALENDAR.id())).isEmpty();
  }

  @Test
  void twoOwnersMayUseTheSameIds() {
    directory.keep(ANN, EDGE);
    directory.keep(BOB, Records.edge("e1", "c7", "c8", Policy.busy()));

    assertThat(directory.edge(ANN, EDGE.id())).isEqualTo(EDGE);
    assertThat(directory.edge(BOB, EDGE.id()).source()).isEqualTo(CalendarId.of("c7"));
  }

  @Test
  void edgesAreFoundByTheirEnds() {
    EdgeRecord out = Records.edge("out", "a", "b", Policy.busy());
    EdgeRecord back = Records.edge("back", "b", "a", Policy.busy());
    EdgeRecord on = Records.edge("on", "b", "c", Policy.busy());
    Stream.of(out, back, on).forEach(edge -> directory.keep(ANN, edge));

    assertThat(directory.edgesFrom(ANN, CalendarId.of("b"))).containsExactly(back, on);
    assertThat(directory.edgesTo(ANN, CalendarId.of("b"))).containsExactly(out);
    assertThat(directory.edgesTo(ANN, CalendarId.of("d"))).isEmpty();
  }

  @Test
  void whatDidNotChangeIsNotWritten() {
    directory.keep(ANN, EDGE);
    directory.keep(ANN, EDGE);
    assertThat(records.puts).isEqualTo(1);
    directory.keep(ANN, Records.edge("e1", "c1", "c2", Policy.busy()));

    assertThat(records.puts).isEqualTo(2);
    assertThat(directory.edge(ANN, EDGE.id()).policy()).isEqualTo(Policy.busy());
  }

  @Test
  void whoeverIsOvertakenIsToldToTryAgain() {
    directory.keep(ANN, EDGE);
    records.overtakeOnce();

    assertThatThrownBy(() -> directory.keep(ANN, Records.edge("e1", "c1", "c2", Policy.busy())))
        .isInstanceOfSatisfying(
            StoreException.class,
            late -> {
              assertThat(late.code()).isEqualTo("RECORD_CHANGED");
              assertThat(late.retryable()).isTrue();
            });
    assertThat(directory.edge(ANN, EDGE.id())).isEqualTo(EDGE);
  }

  /** Lists are read page by page. */
  @Test
  void allAreListedHoweverManyThereAre() {
    List<EdgeId> ids =
        IntStream.range(0, 450).mapToObj(i -> EdgeId.of("e-" + (1_000 + i))).toList();
    ids.forEach(id -> directory.keep(ANN, Records.edge(id.value(), "a", "b", Policy.busy())));

    assertThat(directory.edges(ANN)).extracting(EdgeRecord::id).isEqualTo(ids);
  }

  private void keepAll(OwnerId owner) {
    directory.keep(owner, CONNECTION);
    directory.keep(owner, CALENDAR);
    directory.keep(owner, EDGE);
  }
}
