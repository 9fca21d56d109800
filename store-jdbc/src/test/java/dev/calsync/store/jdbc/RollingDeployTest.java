package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.EDGE;
import static dev.calsync.store.jdbc.SampleRows.OWNER;
import static dev.calsync.store.jdbc.SampleRows.SOURCE;
import static dev.calsync.store.jdbc.SampleRows.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.connector.RemoteId;
import dev.calsync.failure.StoreException;
import dev.calsync.store.EdgeState;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two versions of the library on one database, while a release rolls out or back (R-L10). */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
class RollingDeployTest {

  private static final String ADDED_COLUMN =
      "alter table {mirror} add column if not exists tint varchar(16);";
  private static final String ADDED_COLUMN_OF_OBJECTS =
      "alter table {source_item} add column if not exists tint varchar(16);";
  private static final String ADDED_TABLE =
      "create table if not exists {extra} (owner varchar(64) not null primary key);";

  private final TestDatabase database;
  private int pages;

  RollingDeployTest(TestDatabase.Product product) {
    database = product.open();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void aLibraryWorksWithTablesThatALaterOneAddedTo() {
    later("-- min-reader: 1").open();

    for (SchemaMode mode : SchemaMode.values()) {
      JdbcSyncStore older = JdbcSyncStore.on(database.dataSource()).schemaMode(mode).open();
      work(older, older);
    }
  }

  @Test
  void nodesOfBothVersionsWorkOnTheSameRows() {
    JdbcSyncStore newer = later("-- min-reader: 1").open();
    JdbcSyncStore older = JdbcSyncStore.on(database.dataSource()).open();

    work(newer, older);
    work(older, newer);
  }

  /** Over one connection, which has long prepared every statement by then. */
  @Test
  void aLibraryThatIsAtWorkGoesOnWhileTheTablesAreAddedTo() throws SQLException {
    try (Connection kept = database.dataSource().getConnection()) {
      JdbcSyncStore older = JdbcSyncStore.on(new Lent(kept).dataSource()).maxConnections(1).open();
      for (int i = 0; i < 10; i++) {
        work(older, older);
      }
      later("-- min-reader: 1").open();

      work(older, older);
    }
  }

  @Test
  void aLibraryLeavesTablesAloneThatItCouldNotBear() {
    int known = LaterDialect.newest(database.product().dialect());
    later("-- min-reader: " + (known + 1)).open();

    assertThatThrownBy(() -> JdbcSyncStore.on(database.dataSource()).open())
        .isInstanceOfSatisfying(
            StoreException.class,
            refusal -> assertThat(refusal.code()).isEqualTo("SCHEMA_TOO_NEW"));
    assertThat(later("-- min-reader: " + (known + 1)).open()).isNotNull();
  }

  @Test
  void everyScriptSaysWhoCanReadWhatItLeaves() {
    assertThat(database.product().dialect().scripts())
        .allSatisfy(script -> assertThat(script.minReader()).isBetween(1, script.version()));
  }

  private JdbcStoreBuilder later(String header) {
    return JdbcSyncStore.on(database.dataSource())
        .dialect(
            LaterDialect.of(
                database.product().dialect(),
                header,
                ADDED_COLUMN,
                ADDED_COLUMN_OF_OBJECTS,
                ADDED_TABLE,
                ""));
  }

  /** One reads in and plans, the other writes. */
  private void work(JdbcSyncStore one, JdbcSyncStore other) {
    int page = pages++;
    Lease in = SampleRows.hold(one, Lane.Direction.IN);
    one.intake().beginPass(in, SOURCE, SampleRows.PASS);
    one.intake().commitPage(in, SampleRows.page(page, 1));
    EdgeState now = other.targets().edgeState(OWNER, EDGE);
    assertThat(one.mirrors().commitPlan(in, SampleRows.plan(now, page, 1, "A"))).isTrue();
    Lease out = SampleRows.hold(other, Lane.Direction.OUT);
    List<MirrorRow> due = other.mirrors().claimDue(out, TARGET, 10);
    other.mirrors().settleWrites(out, due.stream().map(SampleRows::applied).toList(), List.of());

    assertThat(other.sources().items(OWNER, SOURCE, List.of(new RemoteId("id-" + page))))
        .hasSize(1);
    assertThat(one.targets().page(OWNER, EDGE, Optional.empty(), 100))
        .hasSize(page + 1)
        .allMatch(row -> row.state() == MirrorState.SETTLED);
    SampleRows.giveBack(one, in);
    SampleRows.giveBack(other, out);
  }
}
