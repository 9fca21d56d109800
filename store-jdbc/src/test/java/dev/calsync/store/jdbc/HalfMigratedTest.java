package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** H2 commits with every definition: a migration may die half-way, and is run again. */
class HalfMigratedTest {

  @Test
  void goesOnWhereAnInterruptedMigrationStopped() {
    try (TestDatabase database = TestDatabase.Product.H2.open()) {
      open(database, SchemaMode.APPLY).bindInstallation("one");
      database.execute("delete from calsync_schema_version");
      database.execute("drop table calsync_journal");
      database.execute("drop index calsync_mirror_due");

      assertThat(open(database, SchemaMode.APPLY).bindInstallation("two")).isEqualTo("one");
      assertThat(database.tables()).contains("public.calsync_journal");
      assertThat(open(database, SchemaMode.VERIFY)).isNotNull();
    }
  }

  private static JdbcSyncStore open(TestDatabase database, SchemaMode mode) {
    return JdbcSyncStore.on(database.dataSource()).schemaMode(mode).open();
  }
}
