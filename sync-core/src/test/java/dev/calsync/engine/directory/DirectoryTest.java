package dev.calsync.engine.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Settings;
import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.StoreException;
import dev.calsync.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** SEM-36: each page of a reading may say so again. */
  @Test
  void aLimitThatWasFoundOutIsTheNextVersionOnce() {
    keepAll(ANN);
    int before = CALENDAR.capabilities().version();
    directory.limit(ANN, CALENDAR.id(), Limit.CLOCK_CHANGES);
    directory.limit(ANN, CALENDAR.id(), Limit.CLOCK_CHANGES);
    Capabilities found = directory.calendar(ANN, CALENDAR.id()).capabilities();
    assertThat(found.version()).isEqualTo(before + 1);
    assertThat(found.series().allows(Limit.CLOCK_CHANGES)).isFalse();
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
    keep(ANN, EDGE);
    keep(BOB, Records.edge("e1", "c7", "c8", Policy.busy()));

    assertThat(directory.edge(ANN, EDGE.id())).isEqualTo(EDGE);
    assertThat(directory.edge(BOB, EDGE.id()).source()).isEqualTo(CalendarId.of("c7"));
  }

  @Test
  void edgesAreFoundByTheirEnds() {
    EdgeRecord out = Records.edge("out", "a", "b", Policy.busy());
    EdgeRecord back = Records.edge("back", "b", "a", Policy.busy());
    EdgeRecord on = Records.edge("on", "b", "c", Policy.busy());
    Stream.of(out, back, on).forEach(edge -> keep(ANN, edge));

    assertThat(directory.edgesFrom(ANN, CalendarId.of("b"))).containsExactly(back, on);
    assertThat(directory.edgesTo(ANN, CalendarId.of("b"))).containsExactly(out);
    assertThat(directory.edgesTo(ANN, CalendarId.of("d"))).isEmpty();
  }

  @Test
  void anEdgeOfSeveralCalendarsIsFoundFromEachOfThem() {
    EdgeRecord blocks = Records.blocks("blocks", List.of("b", "a"), "c");
    keep(ANN, blocks);

    assertThat(directory.edgesFrom(ANN, CalendarId.of("a"))).containsExactly(blocks);
    assertThat(directory.edgesFrom(ANN, CalendarId.of("b"))).containsExactly(blocks);
    assertThat(directory.edgesFrom(ANN, CalendarId.of("c"))).isEmpty();
  }

  @Test
  void whatDidNotChangeIsNotWritten() {
    keep(ANN, EDGE);
    keep(ANN, EDGE);
    assertThat(records.puts).isEqualTo(1);
    keep(ANN, Records.edge("e1", "c1", "c2", Policy.busy()));

    assertThat(records.puts).isEqualTo(2);
    assertThat(directory.edge(ANN, EDGE.id()).policy()).isEqualTo(Policy.busy());
  }

  /** INV-9: a change is made of what is there, not of what was. */
  @Test
  void whoeverIsOvertakenLooksAgain() {
    keep(ANN, EDGE);
    records.overtakeNext(1);
    List<Optional<EdgeRecord>> seen = new ArrayList<>();
    EdgeRecord busy = Records.edge("e1", "c1", "c2", Policy.busy());

    EdgeRecord kept =
        directory.keepEdge(
            ANN,
            EDGE.id(),
            was -> {
              seen.add(was);
              return busy;
            });

    assertThat(kept).isEqualTo(busy);
    assertThat(directory.edge(ANN, EDGE.id())).isEqualTo(busy);
    assertThat(seen).containsExactly(Optional.of(EDGE), Optional.of(EDGE));
  }

  @Test
  void whoeverIsOvertakenAllTheTimeIsToldToTryAgain() {
    keep(ANN, EDGE);
    records.overtakeNext(1_000);

    assertThatThrownBy(() -> keep(ANN, Records.edge("e1", "c1", "c2", Policy.busy())))
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
    ids.forEach(id -> keep(ANN, Records.edge(id.value(), "a", "b", Policy.busy())));

    assertThat(directory.edges(ANN)).extracting(EdgeRecord::id).isEqualTo(ids);
  }

  private void keepAll(OwnerId owner) {
    Records.keep(directory, owner, CONNECTION);
    directory.keep(owner, CALENDAR);
    keep(owner, EDGE);
  }

  private void keep(OwnerId owner, EdgeRecord edge) {
    directory.keepEdge(owner, edge.id(), was -> edge);
  }
}
