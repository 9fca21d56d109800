package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.EdgeState;
import dev.calsync.store.FormHash;
import dev.calsync.store.HoldId;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The column that says where a mirror stands can never disagree with the row. */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
class StateColumnTest {

  private static final String A = HexFormat.of().formatHex(SampleRows.hash("A").bytes());
  private static final String NONE = HexFormat.of().formatHex(FormHash.ABSENT.bytes());

  private final TestDatabase database;

  StateColumnTest(TestDatabase.Product product) {
    database = product.open();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void isWhatTheRowSaysWhateverIsInIt() {
    JdbcSyncStore store = JdbcSyncStore.on(database.dataSource()).open();
    Lease lease = SampleRows.hold(store, Lane.Direction.IN);
    store.mirrors().commitPlan(lease, SampleRows.plan(EdgeState.NEW, 0, 1, "A"));
    Set<MirrorState> seen = EnumSet.noneOf(MirrorState.class);
    for (String attempted : List.of("null", bytes(A))) {
      for (String applied : List.of(bytes(A), bytes(NONE))) {
        for (String hold : List.of("null", "'h'")) {
          for (String detached : List.of("true", "false")) {
            for (String refusal : List.of("", "TOO_LONG")) {
              database.execute(
                  """
                  update calsync_mirror
                  set attempted = %s, applied = %s, hold = %s, detached = %s, refusal = '%s'
                  """
                      .formatted(attempted, applied, hold, detached, refusal));
              seen.add(assertSame(store));
            }
          }
        }
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(MirrorState.values());
  }

  private String bytes(String hex) {
    return database.product() == TestDatabase.Product.H2
        ? "X'" + hex + "'"
        : "decode('" + hex + "', 'hex')";
  }

  private MirrorState assertSame(JdbcSyncStore store) {
    MirrorRow row =
        store.targets().page(SampleRows.OWNER, SampleRows.EDGE, Optional.empty(), 1).get(0);
    assertThat(database.column("select state from calsync_mirror"))
        .as("%s", row)
        .containsExactly(row.state().name());
    assertThat(row.hold()).isIn(Optional.empty(), Optional.of(new HoldId("h")));
    return row.state();
  }
}
