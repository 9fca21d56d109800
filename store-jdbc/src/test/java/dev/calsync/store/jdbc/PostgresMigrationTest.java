package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.failure.StoreException;
import dev.calsync.store.Lane;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL migrates in one transaction, one node at a time. */
class PostgresMigrationTest {

  private final TestDatabase database = TestDatabase.Product.POSTGRESQL.open();

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void aMigrationThatFailsLeavesNothing() {
    Dialect broken =
        LaterDialect.of(new PostgresDialect(), "-- min-reader: 1", "create table {oops} (", "");

    assertThatThrownBy(() -> JdbcSyncStore.on(database.dataSource()).dialect(broken).open())
        .isInstanceOf(StoreException.class);
    assertThat(database.tables()).isEmpty();
    assertThat(JdbcSyncStore.on(database.dataSource()).open()).isNotNull();
  }

  /** Run twice, this script would fail: the second node finds it done. */
  @Test
  void twoNodesThatMigrateAtOnceMigrateOnce() throws Exception {
    Dialect slow =
        LaterDialect.of(
            new PostgresDialect(),
            "-- min-reader: 1",
            "select pg_sleep(0.3);",
            "create table {extra} (owner varchar(64) not null primary key);",
            "");
    ExecutorService nodes = Executors.newFixedThreadPool(3);
    try {
      Callable<JdbcSyncStore> start =
          () -> JdbcSyncStore.on(database.dataSource()).dialect(slow).open();
      for (Future<JdbcSyncStore> node : nodes.invokeAll(List.of(start, start, start))) {
        assertThat(node.get().bindInstallation("one")).isEqualTo("one");
      }
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  void aSequenceThatWasLostIsNamed() {
    JdbcSyncStore.on(database.dataSource()).open();
    database.execute("drop sequence calsync_turn");

    assertThatThrownBy(() -> JdbcSyncStore.on(database.dataSource()).open())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("turn is not there");
  }

  @Test
  void whoMayDefineNothingCanUseTablesThatAreThere() throws Exception {
    JdbcSyncStore.on(database.dataSource()).schema("sync").open();
    String user = "guest_" + Long.toHexString(System.identityHashCode(this));
    database.execute("create role " + user);
    database.execute("grant usage on schema sync to " + user);
    database.execute(
        "grant select, insert, update, delete on all tables in schema sync to " + user);
    database.execute("grant usage, select, update on all sequences in schema sync to " + user);
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set role " + user);
      JdbcSyncStore store =
          JdbcSyncStore.on(new Lent(connection).dataSource()).schema("sync").open();

      assertThat(store.bindInstallation("one")).isEqualTo("one");
      SampleRows.hold(store, Lane.Direction.IN);
      statement.execute("reset role");
    }
    database.execute("drop owned by " + user + "; drop role " + user);
  }
}
