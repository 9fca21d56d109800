package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.JobLoad;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** R-L5: counting what is to be done looks at what is to be done, not at all that ever was. */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
class LoadIndexTest {

  private static final int ROWS = 3_000;

  private final TestDatabase database;
  private final JdbcSyncStore store;

  LoadIndexTest(TestDatabase.Product product) {
    database = product.open();
    store = JdbcSyncStore.on(database.dataSource()).open();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void byIndexes() {
    String rows = isH2() ? "system_range(1, %d) as r(x)" : "generate_series(1, %d) as r(x)";
    database.execute(
        "insert into calsync_lane (owner, connection, direction, fence)"
            + " select 'o' || x, 'c', 'IN', 0 from "
            + rows.formatted(ROWS));
    database.execute(
        "insert into calsync_job (owner, job, connection, direction, state, asked, claimed, done,"
            + " attempts, deaths, reason, last_counts)"
            + " select 'o' || x, 'intake:a', 'c', 'IN', 'COMPLETED', 1, 1, 1, 0, 0, '', '' from "
            + rows.formatted(ROWS));
    database.execute(
        "update calsync_job set state = 'DEAD', failure_code = 'POISON' where owner = 'o7'");
    database.execute(isH2() ? "analyze" : "vacuum analyze calsync_job, calsync_lane");

    assertThat(store.jobs().load()).isEqualTo(new JobLoad(0, Duration.ZERO, 0, 1));
    String plan = plan();
    if (isH2()) {
      assertThat(LookupsTest.scanned(plan)).isLessThan(100);
    } else {
      assertThat(plan).contains("calsync_job_failed").doesNotContain("Seq Scan");
    }
  }

  private boolean isH2() {
    return database.product() == TestDatabase.Product.H2;
  }

  private String plan() {
    Dialect dialect = database.product().dialect();
    String load = new SqlTexts(dialect, "", "calsync_").render(JdbcJobStore.load(dialect.lanes()));
    return String.join("\n", database.column((isH2() ? "explain analyze " : "explain ") + load));
  }
}
