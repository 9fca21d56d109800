package dev.calsync.engine.permit;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorId;
import dev.calsync.engine.sample.Port;
import dev.calsync.store.PermitStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Traffic that is never held up, for tests of what drives in it. */
public final class OpenWay {

  private OpenWay() {}

  /** Without limits; any use of the store's permits fails. */
  public static Traffic traffic() {
    return new Traffic(Port.with(PermitStore.class, Map.of()), Map.of(), () -> 0, new Random(1));
  }

  /** To some calendar. */
  public static Traffic.Way way() {
    ConnectorDescriptor connector =
        new ConnectorDescriptor(
            new ConnectorId("x"), "X", List.of(), Optional.empty(), List.of(), Duration.ofDays(1));
    return traffic()
        .to(connector, new Whose("ann", new CalendarRef(ConnectionId.of("home"), "home")));
  }
}
