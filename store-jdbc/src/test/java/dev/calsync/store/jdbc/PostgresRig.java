package dev.calsync.store.jdbc;

import dev.calsync.store.SyncStore;
import dev.calsync.tck.store.StoreRig;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A store on PostgreSQL whose clock stands still until it is moved, in a schema of its own. All
 * rigs on a server share one database and its connections.
 */
final class PostgresRig implements StoreRig, AutoCloseable {

  private static final Map<PostgresServer, TestDatabase> DATABASES =
      new EnumMap<>(PostgresServer.class);
  private static final AtomicLong COUNTER = new AtomicLong();

  private final TestDatabase database;
  private final String schema = "rig_" + COUNTER.incrementAndGet();
  private SyncStore store;

  PostgresRig(PostgresServer server) {
    this.database = databaseOn(server);
    database.execute("create schema " + schema);
    database.execute(
        "create table %s as select timestamptz '2026-11-20 09:00:00+00' as at".formatted(clock()));
    this.store = open();
  }

  private static TestDatabase databaseOn(PostgresServer server) {
    synchronized (DATABASES) {
      return DATABASES.computeIfAbsent(server, TestDatabase::postgres);
    }
  }

  private String clock() {
    return schema + ".clock";
  }

  private SyncStore open() {
    return JdbcSyncStore.on(database.dataSource())
        .schema(schema)
        .dialect(new StillDialect(new PostgresDialect(), clock()))
        .open();
  }

  @Override
  public SyncStore store() {
    return store;
  }

  @Override
  public void advance(Duration by) {
    database.execute(
        "update %s set at = at + interval '%d milliseconds'".formatted(clock(), by.toMillis()));
  }

  @Override
  public SyncStore reopen() {
    store = open();
    return store;
  }

  @Override
  public void close() {
    database.execute("drop schema " + schema + " cascade");
  }
}
