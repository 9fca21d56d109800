package dev.calsync.engine.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Settings;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.FakeRecords;
import dev.calsync.engine.directory.Records;
import dev.calsync.engine.grant.NoGrant;
import dev.calsync.engine.permit.OpenWay;
import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.host.SyncListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProviderCallTest {

  private static final ConnectionRecord CONNECTION =
      new ConnectionRecord(
          ConnectionId.of("n1"), new ConnectorId("ics"), "work", new Settings(Map.of("p", "q")));

  private final AtomicInteger counted = new AtomicInteger();
  private Duration left = Duration.ofSeconds(10);
  private final ProviderCall call =
      new ProviderCall(CONNECTION, () -> left, counted::incrementAndGet, NoGrant.use());

  @Test
  void everyRequestIsCounted() {
    call.beforeRequest(Cost.READ);
    call.beforeRequest(Cost.WRITE);

    assertThat(counted).hasValue(2);
    assertThat(call.connection()).isEqualTo(CONNECTION.id());
    assertThat(call.settings()).isEqualTo(CONNECTION.settings());
  }

  /** INV-8. */
  @Test
  void noRequestBeginsOnceTheTimeIsOver() {
    left = Duration.ofNanos(1);
    call.beforeRequest(Cost.READ);
    left = Duration.ZERO;

    assertThatThrownBy(() -> call.beforeRequest(Cost.READ))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            late -> assertThat(late.failureClass()).isEqualTo(FailureClass.TRANSIENT));
    assertThat(counted).hasValue(1);
  }

  @Test
  void withoutAGrantThereIsNoToken() {
    assertThatThrownBy(() -> call.token(new Resource("graph")))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            no -> assertThat(no.failureClass()).isEqualTo(FailureClass.NEEDS_REAUTH));
  }

  @Test
  void aCalendarIsReachedThroughItsConnection() {
    FakeConnector ics = new FakeConnector("ics");
    Directory directory = new Directory(new FakeRecords());
    OwnerId ann = OwnerId.of("ann");
    Records.keep(directory, ann, CONNECTION);
    CalendarRecord calendar =
        new CalendarRecord(
            CalendarId.of("c1"),
            new CalendarRef(CONNECTION.id(), "one"),
            "One",
            Records.capabilities(1));
    Accesses accesses =
        new Accesses(
            directory,
            new Connectors(List.of(ics)),
            OpenWay.traffic(),
            NoGrant.tokens(),
            new Standings(directory, new SyncListener() {}));

    Access access = accesses.open(ann, calendar, () -> left, counted::incrementAndGet);

    assertThat(access.connector()).isSameAs(ics);
    assertThat(access.ref()).isEqualTo(calendar.ref());
    assertThat(access.call().deadline().remaining()).isEqualTo(left);
    assertThatThrownBy(
            () -> accesses.open(OwnerId.of("bob"), calendar, () -> left, counted::incrementAndGet))
        .isInstanceOf(CalsyncException.class);
    assertThatThrownBy(() -> access.write(List.of()))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            no -> assertThat(no.failureClass()).isEqualTo(FailureClass.UNSUPPORTED));
  }

  @Test
  void twoConnectorsOfOneNameAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Connectors(List.of(new FakeConnector("ics"), new FakeConnector("ics"))))
        .withMessageContaining("ics");
  }
}
