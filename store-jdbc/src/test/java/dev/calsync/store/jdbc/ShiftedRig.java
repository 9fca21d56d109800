package dev.calsync.store.jdbc;

import dev.calsync.store.SyncStore;
import dev.calsync.tck.store.StoreRig;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * A store on the machine's own clock. That cannot be moved, so everything that was written is moved
 * into the past instead; between two calls it ticks on by itself.
 */
final class ShiftedRig implements StoreRig, AutoCloseable {

  private static final String TIMES =
      """
      select table_schema || '.' || table_name || ' set ' || column_name || ' = ' || column_name
          || ' + '
      from information_schema.columns
      where lower(table_schema) = '%s' and lower(table_name) like 'calsync%%'
        and lower(data_type) = 'timestamp with time zone'
      """;

  private final TestDatabase database;
  private final String schema;
  private final Runnable end;
  private final List<String> columns;
  private SyncStore store;

  private ShiftedRig(TestDatabase database, String schema, SchemaMode mode, Runnable end) {
    this.database = database;
    this.schema = schema;
    this.end = end;
    this.store = open(mode);
    this.columns = database.column(TIMES.formatted(schema));
  }

  static ShiftedRig on(TestDatabase.Product product) {
    return product == TestDatabase.Product.H2 ? onH2() : onPostgres();
  }

  private static ShiftedRig onH2() {
    TestDatabase database = TestDatabase.Product.H2.open();
    return new ShiftedRig(database, "public", SchemaMode.APPLY, database::close);
  }

  private static ShiftedRig onPostgres() {
    SpareSchemas schemas = SpareSchemas.on(PostgresServer.NEWEST);
    String schema = schemas.take();
    return new ShiftedRig(
        schemas.database(), schema, SchemaMode.NONE, () -> schemas.giveBack(schema));
  }

  private SyncStore open(SchemaMode mode) {
    return JdbcSyncStore.on(database.dataSource()).schema(schema).schemaMode(mode).open();
  }

  @Override
  public SyncStore store() {
    return store;
  }

  @Override
  public void advance(Duration by) {
    String past = "interval '%s' second".formatted(new BigDecimal(-by.toMillis()).movePointLeft(3));
    columns.forEach(column -> database.execute("update " + column + past));
  }

  @Override
  public SyncStore reopen() {
    store = open(SchemaMode.APPLY);
    return store;
  }

  @Override
  public void close() {
    end.run();
  }
}
