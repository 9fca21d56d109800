package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.failure.StoreException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tables: created, upgraded, verified, or left to the host (R-I1, R-L10). */
class MigratorTest {

  private final TestDatabase database = new TestDatabase();

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void createsItsTablesOnceAndKeepsWhatIsInThem() {
    open(SchemaMode.APPLY).bindInstallation("one");
    List<String> tables = database.tables();

    assertThat(open(SchemaMode.APPLY).bindInstallation("two")).isEqualTo("one");
    assertThat(database.tables()).isEqualTo(tables).contains("PUBLIC.CALSYNC_MIRROR");
  }

  @Test
  void livesInASchemaAndUnderAPrefixOfTheHostsChoice() {
    JdbcSyncStore.on(database.dataSource()).schema("Sync").tablePrefix("x9_").open();
    JdbcSyncStore.on(database.dataSource()).schema("Sync").tablePrefix("").open();

    assertThat(database.tables()).contains("SYNC.X9_MIRROR", "SYNC.MIRROR");
    assertThat(database.tables()).allMatch(table -> table.startsWith("SYNC."));
  }

  @Test
  void twoPrefixesAreTwoStores() {
    JdbcSyncStore one = JdbcSyncStore.on(database.dataSource()).tablePrefix("a_").open();
    JdbcSyncStore two = JdbcSyncStore.on(database.dataSource()).tablePrefix("b_").open();

    assertThat(one.bindInstallation("one")).isEqualTo("one");
    assertThat(two.bindInstallation("two")).isEqualTo("two");
  }

  @Test
  void refusesNamesThatAreNoIdentifiers() {
    for (String name : List.of("a;b", "a b", "1a", "a\"b", "a.b", "ä", "a".repeat(31))) {
      JdbcStoreBuilder builder = JdbcSyncStore.on(database.dataSource());
      assertThatThrownBy(() -> builder.schema(name)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> builder.tablePrefix(name))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void verifiesWithoutTouchingAnything() {
    refused("SCHEMA_MISSING", () -> open(SchemaMode.VERIFY));
    assertThat(database.tables()).isEmpty();

    open(SchemaMode.APPLY);
    assertThat(open(SchemaMode.VERIFY).bindInstallation("one")).isEqualTo("one");
  }

  @Test
  void verifyingFindsScriptsThatWereNotApplied() {
    open(SchemaMode.APPLY);
    database.execute("delete from calsync_schema_version");

    refused("SCHEMA_OUTDATED", () -> open(SchemaMode.VERIFY));
  }

  @Test
  void leavesTheTablesToTheHostIfAskedTo() {
    JdbcSyncStore store = open(SchemaMode.NONE);
    assertThat(database.tables()).isEmpty();

    refused("SCHEMA_MISSING", () -> store.bindInstallation("one"));
  }

  @Test
  void refusesTablesOfANewerLibrary() {
    open(SchemaMode.APPLY);
    database.execute(
        "insert into calsync_schema_version values (99, 'V099__later.sql', 'x', current_timestamp)");

    refused("SCHEMA_TOO_NEW", () -> open(SchemaMode.APPLY));
    refused("SCHEMA_TOO_NEW", () -> open(SchemaMode.VERIFY));
  }

  @Test
  void refusesTablesMadeByAnotherScriptOfTheSameName() {
    open(SchemaMode.APPLY);
    database.execute("update calsync_schema_version set checksum = 'other'");

    refused("SCHEMA_CHANGED", () -> open(SchemaMode.APPLY));
    refused("SCHEMA_CHANGED", () -> open(SchemaMode.VERIFY));
  }

  @Test
  void goesOnWhereAnInterruptedMigrationStopped() {
    open(SchemaMode.APPLY).bindInstallation("one");
    database.execute("delete from calsync_schema_version");
    database.execute("drop table calsync_journal");
    database.execute("drop index calsync_mirror_due");

    assertThat(open(SchemaMode.APPLY).bindInstallation("two")).isEqualTo("one");
    assertThat(database.tables()).contains("PUBLIC.CALSYNC_JOURNAL");
    assertThat(open(SchemaMode.VERIFY)).isNotNull();
  }

  @Test
  void nodesThatStartTogetherDoNotDisturbEachOther() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      Callable<JdbcSyncStore> start = () -> open(SchemaMode.APPLY);
      for (Future<JdbcSyncStore> node : nodes.invokeAll(List.of(start, start, start, start))) {
        assertThat(node.get().bindInstallation("one")).isEqualTo("one");
      }
    } finally {
      nodes.shutdownNow();
    }
    assertThat(database.column("select count(*) from calsync_schema_version")).containsExactly("1");
  }

  @Test
  void everyScriptInTheFolderIsKnownInItsOrder() throws IOException, URISyntaxException {
    Path folder = Path.of(H2Dialect.class.getResource("schema/h2").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(new H2Dialect().scripts())
          .isSorted()
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString()).toList());
    }
  }

  @Test
  void releasedScriptsNeverChange() {
    assertThat(Script.of(new H2Dialect()))
        .extracting(script -> script.name() + " " + script.checksum().substring(0, 16))
        .containsExactly("V001__first.sql " + FIRST_SCRIPT);
  }

  /** Once a version of the library was published with it, this line stands for good. */
  private static final String FIRST_SCRIPT = "b1e219fec2a5d877";

  private JdbcSyncStore open(SchemaMode mode) {
    return JdbcSyncStore.on(database.dataSource()).schemaMode(mode).open();
  }

  private static void refused(String code, ThrowingCallable opening) {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            StoreException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refusal.retryable()).isFalse();
            });
  }
}
