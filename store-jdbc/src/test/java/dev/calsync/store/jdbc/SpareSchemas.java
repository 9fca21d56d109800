package dev.calsync.store.jdbc;

import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Schemas with our tables in them and nothing in the tables, for one test after the other: making
 * and dropping the tables takes longer than most tests. All of a server share one database and its
 * connections.
 */
final class SpareSchemas {

  private static final Map<PostgresServer, SpareSchemas> ON = new EnumMap<>(PostgresServer.class);
  private static final AtomicLong COUNTER = new AtomicLong();

  /** What was large is cut off: rows that are only deleted are walked over by the next test. */
  private static final String EMPTY =
      """
      do $$ declare its_name text; gone bigint; begin
        for its_name in select format('%%I.%%I', schemaname, tablename) from pg_tables
            where schemaname = '%1$s' and tablename <> 'calsync_schema_version' loop
          execute 'delete from ' || its_name;
          get diagnostics gone = row_count;
          if gone > 200 then execute 'truncate ' || its_name; end if;
        end loop;
        perform setval(format('%%I.%%I', schemaname, sequencename)::regclass, start_value, false)
          from pg_sequences where schemaname = '%1$s' and last_value is not null;
      end $$
      """;

  private final TestDatabase database;
  private final Queue<String> spare = new ConcurrentLinkedQueue<>();

  private SpareSchemas(TestDatabase database) {
    this.database = database;
  }

  /** Skips the test where that server cannot be started. */
  static SpareSchemas on(PostgresServer server) {
    synchronized (ON) {
      return ON.computeIfAbsent(server, it -> new SpareSchemas(TestDatabase.peaceful(it)));
    }
  }

  TestDatabase database() {
    return database;
  }

  /** The name of one that nobody else has. */
  String take() {
    String found = spare.poll();
    return found == null ? made() : found;
  }

  private String made() {
    String name = "spare_" + COUNTER.incrementAndGet();
    database.execute("create schema " + name);
    JdbcSyncStore.on(database.dataSource()).schema(name).open().close();
    return name;
  }

  void giveBack(String name) {
    database.execute(EMPTY.formatted(name));
    spare.add(name);
  }
}
