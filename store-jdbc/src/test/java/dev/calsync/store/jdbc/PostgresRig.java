package dev.calsync.store.jdbc;

import dev.calsync.store.SyncStore;
import dev.calsync.tck.store.StoreRig;
import java.time.Duration;

/** A store on PostgreSQL whose clock stands still until it is moved, in a schema of its own. */
final class PostgresRig implements StoreRig, AutoCloseable {

  private final SpareSchemas schemas;
  private final String schema;
  private SyncStore store;

  PostgresRig(PostgresServer server) {
    this.schemas = SpareSchemas.on(server);
    this.schema = schemas.take();
    execute("create table if not exists " + clock() + " (at timestamptz)");
    execute("insert into " + clock() + " values (timestamptz '2026-11-20 09:00:00+00')");
    this.store = open(SchemaMode.NONE);
  }

  private void execute(String sql) {
    schemas.database().execute(sql);
  }

  private String clock() {
    return schema + ".clock";
  }

  private SyncStore open(SchemaMode mode) {
    return JdbcSyncStore.on(schemas.database().dataSource())
        .schema(schema)
        .schemaMode(mode)
        .dialect(new StillDialect(new PostgresDialect(), clock()))
        .open();
  }

  @Override
  public SyncStore store() {
    return store;
  }

  @Override
  public void advance(Duration by) {
    execute("update %s set at = at + interval '%d milliseconds'".formatted(clock(), by.toMillis()));
  }

  @Override
  public SyncStore reopen() {
    store = open(SchemaMode.APPLY);
    return store;
  }

  @Override
  public void close() {
    schemas.giveBack(schema);
  }
}
