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

  private final TestDatabase database;
  private final List<String> columns;
  private SyncStore store;

  ShiftedRig(TestDatabase.Product product) {
    database = product.open();
    store = JdbcSyncStore.on(database.dataSource()).open();
    columns =
        database.column(
            """
            select table_name || ' set ' || column_name || ' = ' || column_name || ' + '
            from information_schema.columns
            where lower(table_name) like 'calsync%'
              and lower(data_type) = 'timestamp with time zone'
            """);
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
    store = JdbcSyncStore.on(database.dataSource()).open();
    return store;
  }

  @Override
  public void close() {
    database.close();
  }
}
