package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More owners come due at once, each with a flood, than one claim meets (INV-21). */
class ManyFloodsTest {

  private static final int OWNERS = 400;

  private final TestDatabase database = TestDatabase.Product.POSTGRESQL.open();

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void everyOwnerIsMetBeforeAnybodyIsMetAgain() {
    JdbcSyncStore store = JdbcSyncStore.on(database.dataSource()).open();
    database.execute(
        """
        insert into calsync_lane (owner, connection, direction, fence, due_at)
          select 'a' || o, 'c' || c, 'IN', 0, now() - interval '1 hour'
          from generate_series(1, %d) o, generate_series(1, 60) c
          union all
          select 'bob', 'c', 'IN', 0, now() - interval '1 hour' + interval '1 second';
        analyze calsync_lane
        """
            .formatted(OWNERS));

    List<String> served = new ArrayList<>();
    while (served.size() <= 2 * OWNERS && !served.contains("bob")) {
      store
          .jobs()
          .claimLanes("node", 10, Duration.ofHours(1))
          .forEach(claimed -> served.add(claimed.lease().lane().owner().value()));
    }

    assertThat(served).contains("bob").hasSizeLessThanOrEqualTo(OWNERS + 10);
  }
}
