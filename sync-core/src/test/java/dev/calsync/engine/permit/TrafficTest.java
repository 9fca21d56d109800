package dev.calsync.engine.permit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Limit;
import dev.calsync.engine.sample.Port;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.failure.StoreException;
import dev.calsync.store.PermitStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrafficTest {

  private static final Limit MANY = new Limit(Limit.Scope.ACCOUNT, 1_000, Duration.ofMinutes(1));

  private final AtomicLong nanos = new AtomicLong();
  private boolean limited = true;
  private final Traffic traffic =
      new Traffic(
          Port.with(PermitStore.class, Map.of("drawPermits", draws -> away())),
          Map.of(),
          nanos::get,
          new Random(1));

  /** A call that the store's failure kept from beginning is not in flight for ever. */
  @Test
  void aStoreThatFailedOnceDoesNotShutAProviderOff() {
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> way(0).read(toll -> 1));
    limited = false;
    for (int failure = 0; failure < 12; failure++) {
      fail(failure);
    }
    int good = 0;
    for (int minute = 0; minute < 60; minute++) {
      nanos.addAndGet(Duration.ofMinutes(1).toNanos());
      good += succeeds(minute) ? 1 : 0;
    }
    assertThat(good).as("good calls in the hour after the provider came back").isGreaterThan(30);
  }

  /** INV-20: neither what was drawn ahead nor a connector without limits lets a call slip by. */
  @Test
  void anAccountThatWasToldToWaitIsNotCalledBeforeTheTimeIsOver() {
    limited = false;
    Traffic.Way way = way(0);
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(
            () ->
                way.read(
                    toll -> {
                      throw ConnectorException.throttled("SLOW", "wait", Duration.ofMinutes(1));
                    }));

    nanos.addAndGet(Duration.ofSeconds(59).toNanos());
    assertThat(succeeds(0)).as("any way to the same account").isFalse();
    assertThat(succeeds(1)).as("another account").isTrue();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(succeeds(0)).isTrue();
  }

  /**
   * Deadlines of ours, a store that is away, bugs of a connector: healthy providers do not rest.
   */
  @Test
  void ourOwnTroubleSaysNothingAboutTheProvider() {
    limited = false;
    List<RuntimeException> ours =
        List.of(
            NotNow.deadlineOver(ConnectionId.of("home")),
            NotNow.toldToWait("x", Duration.ofSeconds(1)),
            NotNow.tokenIsAwaited(ConnectionId.of("home")),
            new StoreException("STORE_UNAVAILABLE", "The store is away", null, true),
            new IllegalStateException("a bug"));
    for (int call = 0; call < 60; call++) {
      RuntimeException trouble = ours.get(call % ours.size());
      Traffic.Way way = way(call);
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(
              () ->
                  way.read(
                      toll -> {
                        throw trouble;
                      }));
    }

    for (int account = 0; account < 4; account++) {
      assertThat(succeeds(account)).isTrue();
    }
  }

  @Test
  void anAccountThatIsNotKnownYetRestsNoOther() {
    limited = false;
    Traffic.Way unknown = traffic.to(connector(), Whose.NOBODYS);
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(
            () ->
                unknown.read(
                    toll -> {
                      throw ConnectorException.throttled("SLOW", "wait", Duration.ofHours(1));
                    }));

    int connected = unknown.read(toll -> 1);
    assertThat(connected).isEqualTo(1);
  }

  private static Object away() {
    throw new StoreException("STORE_UNAVAILABLE", "The store is away", null, true);
  }

  private void fail(int account) {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(
            () ->
                way(account)
                    .read(
                        toll -> {
                          throw ConnectorException.of(FailureClass.TRANSIENT, "DOWN", "down");
                        }));
  }

  private boolean succeeds(int account) {
    try {
      return way(account).read(toll -> true);
    } catch (ConnectorException rests) {
      return false;
    }
  }

  private Traffic.Way way(int account) {
    CalendarRef home = new CalendarRef(ConnectionId.of("home"), "home");
    return traffic.to(connector(), new Whose("a" + account % 4, home));
  }

  private ConnectorDescriptor connector() {
    return new ConnectorDescriptor(
        new ConnectorId("x"),
        "X",
        List.of(),
        Optional.empty(),
        limited ? List.of(MANY) : List.of(),
        Duration.ofDays(1));
  }
}
