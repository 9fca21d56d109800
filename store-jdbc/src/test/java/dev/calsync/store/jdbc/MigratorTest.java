package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.failure.StoreException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables: created, upgraded, verified, or left to the host (R-I1, R-L10). */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
class MigratorTest {

  private final TestDatabase database;

  MigratorTest(TestDatabase.Product product) {
    database = product.open();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void createsItsTablesOnceAndKeepsWhatIsInThem() {
    open(SchemaMode.APPLY).bindInstallation("one");
    List<String> tables = database.tables();

    assertThat(open(SchemaMode.APPLY).bindInstallation("two")).isEqualTo("one");
    assertThat(database.tables()).isEqualTo(tables).contains("public.calsync_mirror");
  }

  @Test
  void livesInASchemaAndUnderAPrefixOfTheHostsChoice() {
    JdbcSyncStore.on(database.dataSource()).schema("Sync").tablePrefix("x9_").open();
    JdbcSyncStore.on(database.dataSource()).schema("Sync").tablePrefix("").open();

    assertThat(database.tables()).contains("sync.x9_mirror", "sync.mirror");
    assertThat(database.tables()).allMatch(table -> table.startsWith("sync."));
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
  void whatScriptsMakeIsAllThatIsThere() {
    open(SchemaMode.APPLY);

    Map<String, Set<String>> made = new Inventory(scripts()).columns();
    Map<String, Set<String>> there = new HashMap<>();
    made.forEach((name, columns) -> there.put(name, new TreeSet<>(columnsOf(name))));
    assertThat(there).isEqualTo(made);
    assertThat(made.keySet()).containsAll(tables());
  }

  private List<String> columnsOf(String table) {
    return database.column(
        "select lower(column_name) from information_schema.columns"
            + " where lower(table_name) = 'calsync_%s'".formatted(table));
  }

  private List<String> tables() {
    return database.column(
        "select substring(lower(table_name), 9) from information_schema.tables"
            + " where lower(table_name) like 'calsync_%' and lower(table_name) not like '%_version'");
  }

  @Test
  void refusesTablesThatLostSomethingAndNamesIt() {
    open(SchemaMode.APPLY);
    database.execute("drop table calsync_audit");
    database.execute("alter table calsync_lane drop column node");

    for (SchemaMode mode : List.of(SchemaMode.APPLY, SchemaMode.VERIFY)) {
      refused("SCHEMA_DAMAGED", () -> open(mode));
      assertThatThrownBy(() -> open(mode)).hasMessageContaining("audit, lane.node are not there");
    }
  }

  @Test
  void everyIndexThatScriptsMakeIsKnown() {
    open(SchemaMode.APPLY);

    assertThat(new Inventory(scripts()).indexes().keySet())
        .containsExactlyInAnyOrderElementsOf(indexes());
  }

  /** Apart from those of keys, which the database names itself. */
  private List<String> indexes() {
    return database.column(
        switch (database.product()) {
          case H2 ->
              "select substring(lower(index_name), 9) from information_schema.indexes"
                  + " where lower(index_name) like 'calsync_%'";
          case POSTGRESQL ->
              "select substring(indexname, 9) from pg_indexes"
                  + " where indexname like 'calsync_%' and indexname not like '%_pkey'";
        });
  }

  @Test
  void refusesTablesThatLostAnIndexAndNamesIt() {
    open(SchemaMode.APPLY);
    database.execute("drop index calsync_mirror_due");
    database.execute("drop index calsync_permit_full");

    for (SchemaMode mode : List.of(SchemaMode.APPLY, SchemaMode.VERIFY)) {
      refused("SCHEMA_DAMAGED", () -> open(mode));
      assertThatThrownBy(() -> open(mode))
          .hasMessageContaining("index mirror_due, index permit_full are not there");
    }
    assertThat(open(SchemaMode.NONE).bindInstallation("one")).isEqualTo("one");
  }

  @Test
  void anIndexOfATableThatIsGoneIsNotNamedBesideIt() {
    open(SchemaMode.APPLY);
    database.execute("drop table calsync_permit");

    assertThatThrownBy(() -> open(SchemaMode.VERIFY)).hasMessageContaining("made, permit is not");
  }

  @Test
  void anIndexOfTheSameNameElsewhereDoesNotStandIn() {
    JdbcSyncStore.on(database.dataSource()).schema("Sync").open();
    open(SchemaMode.APPLY);
    database.execute("drop index sync.calsync_mirror_due");

    assertThat(open(SchemaMode.VERIFY).bindInstallation("one")).isEqualTo("one");
    refused("SCHEMA_DAMAGED", () -> JdbcSyncStore.on(database.dataSource()).schema("Sync").open());
  }

  @Test
  void whatWasLostElsewhereIsNoneOfItsBusiness() {
    JdbcSyncStore.on(database.dataSource()).schema("Sync").open();
    JdbcSyncStore.on(database.dataSource()).tablePrefix("x9_").open();
    open(SchemaMode.APPLY);
    database.execute("drop table sync.calsync_audit");
    database.execute("drop table x9_audit");

    assertThat(open(SchemaMode.VERIFY).bindInstallation("one")).isEqualTo("one");
    refused("SCHEMA_DAMAGED", () -> JdbcSyncStore.on(database.dataSource()).schema("Sync").open());
    refused(
        "SCHEMA_DAMAGED", () -> JdbcSyncStore.on(database.dataSource()).tablePrefix("X9_").open());
  }

  @Test
  void leavesTheTablesToTheHostIfAskedTo() {
    JdbcSyncStore store = open(SchemaMode.NONE);
    assertThat(database.tables()).isEmpty();

    refused("SCHEMA_MISSING", () -> store.bindInstallation("one"));
  }

  @Test
  void refusesTablesOfANewerLibraryThatItCouldNotBear() {
    open(SchemaMode.APPLY);
    database.execute(
        "insert into calsync_schema_version values (99, 'V099__later.sql', 'x', 99,"
            + " current_timestamp)");

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
    assertThat(database.column("select script from calsync_schema_version order by 1"))
        .isEqualTo(scripts().stream().map(Script::name).toList());
  }

  @Test
  void everyScriptInTheFolderIsKnownInItsOrder() throws IOException, URISyntaxException {
    Path folder = Path.of(Script.class.getResource("schema/" + folder()).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(scripts())
          .extracting(Script::name)
          .isSorted()
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString()).toList());
    }
  }

  @Test
  void releasedScriptsNeverChange() {
    assertThat(scripts())
        .extracting(script -> script.name() + " " + script.checksum().substring(0, 16))
        .containsExactlyElementsOf(RELEASED.get(database.product()));
  }

  /** Once a version of the library was published with it, a line stands for good. */
  private static final Map<TestDatabase.Product, List<String>> RELEASED =
      Map.of(
          TestDatabase.Product.H2,
          List.of(
              "V001__first.sql 7b3b2fa4bd2a0fd6",
              "V002__limits_and_logs.sql ea8eb5279df30b06",
              "V003__people_and_providers.sql c1cf3dad8785e89c",
              "V004__host_transactions.sql cf8b67c36187d8c1",
              "V005__load.sql 48608bbb39d45992",
              "V006__weeks.sql 00526f76cfcd6f06",
              "V007__order_of_versions.sql 21ca7c0024b482d9",
              "V009__meetings.sql b9c7b4bf08c7c0f5",
              "V010__begun.sql 93aa4ffce80e4d10"),
          TestDatabase.Product.POSTGRESQL,
          List.of(
              "V001__first.sql daa359495b24995c",
              "V002__limits_and_logs.sql 375003035fb5887f",
              "V003__people_and_providers.sql e64f5f78677d6f29",
              "V004__host_transactions.sql 7815e5a1acd60e8b",
              "V005__load.sql f49998011ac244f5",
              "V006__weeks.sql e13ffddde5d2c3d2",
              "V007__order_of_versions.sql f69e6c0f535243db",
              "V008__floods.sql 2691f11572fda105",
              "V009__meetings.sql 74a4779af4a2cf73",
              "V010__begun.sql 12e4a92694acddd9"));

  private String folder() {
    return database.product().name().toLowerCase(Locale.ROOT);
  }

  private List<Script> scripts() {
    return database.product().dialect().scripts();
  }

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
