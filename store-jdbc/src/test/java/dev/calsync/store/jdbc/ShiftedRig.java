package dev.calsync.store.jdbc;

import dev.calsync.store.SyncStore;
import dev.calsync.tck.store.StoreRig;
import java.time.Duration;
import java.util.List;

/**
 * A store on the machine's own clock. That cannot be moved, so everything that was written is moved
 * into the past instead; between two calls it ticks on by itself.
 */
final class ShiftedRig implements StoreRig, AutoCloseable {

  private final TestDatabase database = new TestDatabase();
  private final List<String> columns;
  private SyncStore store = JdbcSyncStore.on(database.dataSource()).open();

  ShiftedRig() {
    columns =
        database.column(
            """
            select table_name || ' set ' || column_name || ' = dateadd(millisecond, %d, '
              || column_name || ')'
            from information_schema.columns
            where table_name like 'CALSYNC%' and data_type = 'TIMESTAMP WITH TIME ZONE'
            """);
  }

  @Override
  public SyncStore store() {
    return store;
  }

  @Override
  public void advance(Duration by) {
    columns.forEach(column -> database.execute("update " + column.formatted(-by.toMillis())));
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
