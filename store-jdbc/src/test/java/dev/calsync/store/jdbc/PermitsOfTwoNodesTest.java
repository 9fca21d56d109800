package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.Bucket;
import dev.calsync.store.PermitStore.Draw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A transaction that began earlier than another and got the bucket later: its clock shows a time
 * that the bucket has been filled up to already. To fill it from there again would give out more
 * than the provider allows (q12).
 */
class PermitsOfTwoNodesTest {

  private static final Bucket BUCKET = new Bucket("google/project", 10, Duration.ofSeconds(1));

  private final TestDatabase database = TestDatabase.Product.POSTGRESQL.open();
  private final JdbcSyncStore late = JdbcSyncStore.on(database.dataSource()).open();
  private final List<String> settled = new ArrayList<>();
  private boolean begins;

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void timeThatAnotherNodeCountedIsNotCountedAgain() {
    draw(late);
    JdbcSyncStore early = nodeThatIsOvertaken();
    begins = true;
    draw(early);

    assertThat(settled)
        .hasSize(1)
        .isEqualTo(database.column("select settled_at from calsync_permit"));
    assertThat(
            database.column(
                "select full_at - settled_at = missing / pace * interval '1 microsecond'"
                    + " from calsync_permit"))
        .as("it is full when what is missing has come in")
        .containsExactly("t");
    assertThat(late.permits().level(BUCKET).permits(BUCKET)).isLessThan(10);
  }

  /** Whose transaction begins, and waits until another node has drawn. */
  private JdbcSyncStore nodeThatIsOvertaken() {
    Watched watched =
        new Watched(database.dataSource())
            .after(
                statement -> {
                  if (begins) {
                    begins = false;
                    draw(late);
                    settled.addAll(database.column("select settled_at from calsync_permit"));
                  }
                });
    return JdbcSyncStore.on(watched.dataSource()).open();
  }

  private static void draw(JdbcSyncStore store) {
    store.permits().drawPermits(List.of(new Draw(BUCKET, 1, 1, 0)));
  }
}
