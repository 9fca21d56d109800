package dev.calsync.engine.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Settings;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.grant.NoGrant;
import dev.calsync.engine.permit.OpenWay;
import dev.calsync.failure.ConnectorException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever a verb is, its requests go by the deadline (INV-8) and are counted. */
class PaidCallTest {

  private static final ConnectionRecord HOME =
      new ConnectionRecord(
          ConnectionId.of("home"), new ConnectorId("x"), "home", new Settings(Map.of()));

  private final AtomicInteger counted = new AtomicInteger();
  private Duration left = Duration.ofSeconds(1);
  private final ProviderCall access =
      new ProviderCall(HOME, () -> left, counted::incrementAndGet, NoGrant.use());

  @Test
  void aRequestOfAVerbIsCountedAndBeginsBeforeTheDeadlineOnly() {
    OpenWay.way()
        .read(
            toll -> {
              PaidCall call = new PaidCall(access, toll);
              call.beforeRequest(Cost.READ);
              call.beforeRequest(Cost.WRITE);
              assertThat(counted).hasValue(2);
              left = Duration.ZERO;
              assertThatThrownBy(() -> call.beforeRequest(Cost.READ))
                  .isInstanceOf(ConnectorException.class);
              return counted;
            });

    assertThat(counted).hasValue(2);
  }
}
