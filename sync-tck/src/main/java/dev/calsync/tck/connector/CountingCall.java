package dev.calsync.tck.connector;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** An access for tests: it has a minute, grants every permit until told otherwise, and counts. */
public final class CountingCall implements Call {

  private final ConnectionId connection;
  private final Settings settings;
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();

  /**
   * An access without tokens.
   *
   * @param connection through which connection
   * @param settings the connection's settings
   */
  public CountingCall(ConnectionId connection, Settings settings) {
    this.connection = connection;
    this.settings = settings;
  }

  @Override
  public ConnectionId connection() {
    return connection;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public Secret token(Resource resource) {
    throw ConnectorException.of(
        FailureClass.NEEDS_REAUTH, "NO_TOKEN", "This access has no token for " + resource.name());
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

  /**
   * The read requests so far.
   *
   * @return not negative
   */
  public int reads() {
    return reads.get();
  }

  /**
   * The write requests so far.
   *
   * @return not negative
   */
  public int writes() {
    return writes.get();
  }
}
