package dev.calsync.tck.connector;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.failure.ConnectorException;
import java.time.Duration;

/** An access that has no permits left, or no time. */
record HinderedCall(Call access, boolean permits, Duration time) implements Call {

  static HinderedCall withoutPermits(Call access) {
    return new HinderedCall(access, false, Duration.ofMinutes(1));
  }

  static HinderedCall withoutTime(Call access) {
    return new HinderedCall(access, true, Duration.ZERO);
  }

  @Override
  public ConnectionId connection() {
    return access.connection();
  }

  @Override
  public Settings settings() {
    return access.settings();
  }

  @Override
  public Secret token(Resource resource) {
    return access.token(resource);
  }

  @Override
  public Deadline deadline() {
    return () -> time;
  }

  @Override
  public void beforeRequest(Cost cost) {
    if (!permits) {
      throw ConnectorException.throttled(
          "NO_PERMIT", "No permit is left for " + connection(), Duration.ofSeconds(1));
    }
    access.beforeRequest(cost);
  }
}
