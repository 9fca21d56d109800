package dev.calsync.connector.google;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.test.google.FakeAccount;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Access to an account of a stand-in for Google; counts what goes out. */
final class AccountCall implements Call {

  private final ConnectionId connection;
  private final Secret token;
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();

  AccountCall(ConnectionId connection, FakeAccount account) {
    this.connection = connection;
    this.token = Secret.of(account.token());
  }

  @Override
  public ConnectionId connection() {
    return connection;
  }

  @Override
  public Settings settings() {
    return new Settings(Map.of());
  }

  @Override
  public Secret token(Resource resource) {
    return token;
  }

  @Override
  public Deadline deadline() {
    return () -> Duration.ofMinutes(1);
  }

  @Override
  public void beforeRequest(Cost cost) {
    reads.addAndGet(cost.reads());
    writes.addAndGet(cost.writes());
  }

  /** What was counted since this was asked last. */
  Cost counted() {
    return new Cost(reads.getAndSet(0), writes.getAndSet(0));
  }
}
