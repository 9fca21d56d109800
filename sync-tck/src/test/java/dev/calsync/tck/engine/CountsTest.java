package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.SyncRun;
import dev.calsync.SyncSummary;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.InMemorySyncStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a summary counts as written was written since its synchronization began. */
class CountsTest {

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final World world = new World();
  private EdgeView edge;

  @BeforeEach
  void threeEvents() {
    for (int i = 1; i <= 3; i++) {
      world.calendar("work").put("e" + i, event("E" + i, "2026-12-0" + i + "T10:00:00"));
    }
    edge = world.edge("work", "home");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aWriteWhoseAnswerWasLostCountsOnceItIsLookedUp() {
    world.provider.faults().loseReplyOfWrite(2);
    SyncRun run = world.alice().edges().syncNow(edge.id());

    SyncSummary first = run.await(A_MINUTE);
    assertThat(first.finished()).isFalse();
    assertThat(first.created()).isEqualTo(2);
    world.pass(Duration.ofSeconds(5));

    SyncSummary second = run.await(A_MINUTE);
    assertThat(second.finished()).isTrue();
    assertThat(second.created()).isEqualTo(3);
    assertThat(second.unchanged()).isZero();
    assertThat(world.journal()).contains("MIRROR_CREATED LOOKED_UP");
  }

  /** The process dies after the call and before its answer is in the store (FLT-44). */
  @Test
  void whatARunWroteThatDiedIsUnchangedForTheNext() {
    world.provider.faults().loseReplyOfWrite(1);
    world.provider.faults().loseReplyOfWrite(2);
    world.provider.faults().loseReplyOfWrite(3);
    world.alice().edges().syncNow(edge.id()).await(Duration.ZERO);
    world.kit().settle();
    world.restart();
    int before = world.writes();

    SyncSummary next = world.sync(edge);

    assertThat(world.writes()).isEqualTo(before);
    assertThat(next.wroteAnything()).isFalse();
    assertThat(next.unchanged()).isEqualTo(3);
    assertThat(next.summary()).isEqualTo("Nothing to do, unchanged 3.");
    assertThat(world.journal()).contains("MIRROR_CREATED LOOKED_UP");
  }

  @Test
  void whatARunDidNotWriteBeforeItDiedIsCreatedByTheNext() {
    world.provider.faults().loseRequestOfWrite(2);
    world.alice().edges().syncNow(edge.id()).await(Duration.ZERO);
    world.restart();

    assertThat(world.sync(edge).created()).isEqualTo(1);
  }

  /**
   * FLT-50: the mirrors are there; neither the store nor the listing, which lags, tells of them.
   */
  @Test
  void whatACreateMeetsInItsPlaceIsUnchanged() {
    world
        .calendar("home")
        .can(
            ScriptedConnector.everything()
                .nextVersion()
                .reading(reads -> reads.withListingLag(Duration.ofHours(1))));
    InMemorySyncStore backup = world.backup();
    world.sync(edge);
    world.restore(backup);

    SyncSummary met = world.sync(edge);

    assertThat(world.titles("home")).hasSize(3);
    assertThat(met.wroteAnything()).isFalse();
    assertThat(met.unchanged()).isEqualTo(3);
    assertThat(world.journal()).contains("MIRROR_CREATED MET_AT_TARGET");
  }
}
