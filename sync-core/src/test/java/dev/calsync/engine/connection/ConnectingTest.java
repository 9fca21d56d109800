package dev.calsync.engine.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Limit;
import dev.calsync.connector.Settings;
import dev.calsync.connector.ValidationResult;
import dev.calsync.engine.connection.Connecting.Account;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.FakeRecords;
import dev.calsync.engine.directory.Records;
import dev.calsync.engine.grant.NoGrant;
import dev.calsync.engine.permit.OpenWay;
import dev.calsync.engine.permit.Traffic;
import dev.calsync.engine.sample.Port;
import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.host.SyncListener;
import dev.calsync.store.BucketLevel;
import dev.calsync.store.Drawn;
import dev.calsync.store.PermitStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** R-A1, FLT-61. */
class ConnectingTest {

  private static final OwnerId ANN = OwnerId.of("ann");
  private static final OwnerId BOB = OwnerId.of("bob");

  private final FakeRecords records = new FakeRecords();
  private final Directory directory = new Directory(records);
  private final FakeConnector ics = new FakeConnector("ics");
  private final FakeConnector caldav = new FakeConnector("caldav");
  private final AtomicInteger ids = new AtomicInteger();
  private final Connecting connecting =
      new Connecting(
          directory,
          new Connectors(List.of(ics, caldav)),
          () -> "id-" + ids.incrementAndGet(),
          way(OpenWay.traffic()));

  @Test
  void aWorkingAccountIsKeptWithItsCalendars() {
    Account account = connect(ANN, "ics", "work");

    assertThat(directory.connections(ANN)).containsExactly(account.connection());
    assertThat(directory.calendars(ANN)).containsExactlyInAnyOrderElementsOf(account.calendars());
    assertThat(account.connection().account()).isEqualTo("work");
    assertThat(account.calendars())
        .extracting(calendar -> calendar.ref().providerId())
        .containsExactly("one", "two");
    assertThat(account.calendars())
        .allMatch(calendar -> calendar.ref().connection().equals(account.connection().id()));
  }

  @Test
  void aRefusedAccountLeavesNothingBehind() {
    ics.answer = Optional.of(new ValidationResult.Invalid("path", "NO_FOLDER", "There is none."));

    String refused =
        connecting.connect(
            ANN, request("ics", "work"), kept -> "kept", no -> no.field() + " " + no.code());

    assertThat(refused).isEqualTo("path NO_FOLDER");
    assertThat(records.puts).isZero();
  }

  /** R-D6: somebody waits for it; of an unknown account, what all accounts share counts. */
  @Test
  void connectingIsCountedAndNotRefusedWhereALimitIsReached() {
    Limit shared = new Limit(Limit.Scope.PROJECT, 100, Duration.ofMinutes(1));
    Limit each = new Limit(Limit.Scope.ACCOUNT, 100, Duration.ofMinutes(1));
    List<String> charged = new ArrayList<>();
    Traffic full =
        new Traffic(
            Port.with(
                PermitStore.class,
                Map.of(
                    "drawPermits",
                    wishes -> new Drawn.Later(Duration.ofSeconds(3)),
                    "level",
                    bucket -> BucketLevel.FULL,
                    "chargePermits",
                    spent -> charged.add(spent[0].toString()))),
            Map.of("ics", List.of(shared, each)),
            () -> 0,
            new Random(1));

    new Connecting(directory, new Connectors(List.of(ics)), () -> "id", way(full))
        .connect(ANN, request("ics", "work"), kept -> kept, this::fail);

    assertThat(directory.connections(ANN)).hasSize(1);
    assertThat(charged).singleElement().asString().contains("PROJECT").doesNotContain("ACCOUNT");
  }

  @Test
  void troubleOnTheWayLeavesNothingBehind() {
    ics.listingFails =
        () -> ConnectorException.of(FailureClass.TRANSIENT, "TIMEOUT", "Connection: timeout");

    assertThatThrownBy(() -> connect(ANN, "ics", "work")).isInstanceOf(ConnectorException.class);
    assertThat(records.puts).isZero();
  }

  @Test
  void theSameAccountAgainIsTheSameConnectionAndTheSameCalendars() {
    Account first = connect(ANN, "ics", "work");
    Account again = connect(ANN, "ics", "work");

    assertThat(again.connection()).isEqualTo(admittedAgain(first.connection()));
    assertThat(again.calendars()).isEqualTo(first.calendars());
    assertThat(directory.connections(ANN)).hasSize(1);
    assertThat(directory.calendars(ANN)).hasSize(2);
  }

  @Test
  void connectingAgainRenewsTheSettings() {
    ConnectionId id = connect(ANN, "ics", "work").connection().id();
    Settings renewed = new Settings(Map.of("account", "work", "path", "/new"));

    connecting.connect(
        ANN, new ConnectionRequest(new ConnectorId("ics"), renewed), kept -> kept, this::fail);

    assertThat(directory.connection(ANN, id).settings()).isEqualTo(renewed);
  }

  @Test
  void calendarsThatAreNewAtTheProviderJoinAndTheOthersKeepTheirIds() {
    List<CalendarRecord> before = connect(ANN, "ics", "work").calendars();
    ics.calendars.add(0, "zero");

    List<CalendarRecord> after = connect(ANN, "ics", "work").calendars();

    assertThat(after).hasSize(3).containsAll(before);
    assertThat(directory.calendars(ANN)).hasSize(3);
  }

  @Test
  void anotherAccountConnectorOrOwnerIsAnotherConnection() {
    List<ConnectionId> connections =
        List.of(
            connect(ANN, "ics", "work").connection().id(),
            connect(ANN, "ics", "home").connection().id(),
            connect(ANN, "caldav", "work").connection().id(),
            connect(BOB, "ics", "work").connection().id());

    assertThat(connections).doesNotHaveDuplicates();
    assertThat(directory.connections(ANN)).hasSize(3);
    assertThat(directory.connections(BOB)).hasSize(1);
    assertThat(directory.calendars(ANN)).hasSize(6);
  }

  /** Until it says which account that is, the access has a name of its own. */
  @Test
  void theConnectorSeesTheSettingsUnderTheConnectionsId() {
    ConnectionRecord connection = connect(ANN, "ics", "work").connection();

    assertThat(ics.calls).allMatch(call -> call.settings().require("account").equals("work"));
    assertThat(ics.calls)
        .extracting(Call::connection)
        .containsExactly(ConnectionId.of("id-1"), connection.id());
  }

  /** Two nodes that know nothing of each other yet. */
  @Test
  void theIdsFollowFromOwnerConnectorAccountAndCalendarAlone() {
    Account here = connect(ANN, "ics", "work");
    Directory elsewhere = new Directory(new FakeRecords());
    Account there =
        new Connecting(
                elsewhere,
                new Connectors(List.of(ics)),
                () -> "other",
                way(OpenWay.traffic(), elsewhere))
            .connect(ANN, request("ics", "work"), kept -> kept, this::fail);

    assertThat(there).isEqualTo(here);
  }

  /** R-L10: what was kept before ids were derived. */
  @Test
  void anAccountThatIsKnownUnderAnotherIdKeepsIt() {
    ConnectionRecord old =
        new ConnectionRecord(
            ConnectionId.of("random-1"),
            new ConnectorId("ics"),
            "work",
            new Settings(Map.of("account", "work")));
    Records.keep(directory, ANN, old);

    assertThat(connect(ANN, "ics", "work").connection()).isEqualTo(admittedAgain(old));
    assertThat(directory.connections(ANN)).containsExactly(admittedAgain(old));
  }

  private static ConnectionRecord admittedAgain(ConnectionRecord connection) {
    return connection.with(connection.standing().admitted());
  }

  @Test
  void aConnectorThatNobodyGaveIsNamed() {
    assertThatThrownBy(() -> connect(ANN, "google", "work"))
        .isInstanceOfSatisfying(
            CalsyncException.class, no -> assertThat(no.code()).isEqualTo("NO_CONNECTOR"))
        .hasMessageContainingAll("google", "caldav", "ics");
    assertThat(records.puts).isZero();
  }

  private Account connect(OwnerId owner, String connector, String account) {
    return connecting.connect(owner, request(connector, account), kept -> kept, this::fail);
  }

  private Account fail(ValidationResult.Invalid refused) {
    throw new AssertionError("refused: " + refused);
  }

  private static ConnectionRequest request(String connector, String account) {
    return new ConnectionRequest(
        new ConnectorId(connector), new Settings(Map.of("account", account)));
  }

  private Connecting.Way way(Traffic traffic) {
    return way(traffic, directory);
  }

  private static Connecting.Way way(Traffic traffic, Directory directory) {
    return new Connecting.Way(
        traffic, NoGrant.tokens(), new Standings(directory, new SyncListener() {}));
  }
}
