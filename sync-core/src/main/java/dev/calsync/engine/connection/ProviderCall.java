package dev.calsync.engine.connection;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.grant.TokenUse;
import dev.calsync.engine.permit.NotNow;
import java.time.Duration;

/**
 * One access to a provider. Counts its requests, and lets none begin once the deadline is over
 * (INV-8).
 */
final class ProviderCall implements Call {

  private final ConnectionRecord connection;
  private final Deadline deadline;
  private final Runnable counted;
  private final TokenUse tokens;

  /**
   * An access.
   *
   * @param connection on whose behalf
   * @param deadline until when requests may begin
   * @param counted told of every request
   * @param tokens what to show the provider
   */
  ProviderCall(ConnectionRecord connection, Deadline deadline, Runnable counted, TokenUse tokens) {
    this.connection = connection;
    this.deadline = deadline;
    this.counted = counted;
    this.tokens = tokens;
  }

  @Override
  public ConnectionId connection() {
    return connection.id();
  }

  @Override
  public Settings settings() {
    return connection.settings();
  }

  @Override
  public Secret token(Resource resource) {
    return tokens.token(resource, deadline);
  }

  @Override
  public Deadline deadline() {
    return deadline;
  }

  @Override
  public void beforeRequest(Cost cost) {
    if (deadline.remaining().compareTo(Duration.ZERO) <= 0) {
      throw NotNow.deadlineOver(connection.id());
    }
    counted.run();
  }
}
