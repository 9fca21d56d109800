package dev.calsync.engine.connection;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.engine.permit.Toll;

/**
 * An access during one verb: each request is paid before it goes out.
 *
 * @param access the access
 * @param toll what the verb pays with
 */
record PaidCall(Call access, Toll toll) implements Call {

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
    return access.deadline();
  }

  @Override
  public void beforeRequest(Cost cost) {
    toll.pay(cost);
    access.beforeRequest(cost);
  }
}
