package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.JobKind;
import dev.calsync.store.JobView;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R-D1: calendars that nobody asks about are read about every 20 min, each at times of its own. */
class StaggeredPollsTest {

  private static final int EDGES = 10;

  private final World world = new World();

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void calendarsThatWereReadTogetherPart() {
    connectAll();

    parted();
  }

  /** Everything is overdue then, and read at once. */
  @Test
  void noTwoKeepInStepAfterALongStop() {
    connectAll();
    world.pass(Duration.ofHours(3));
    world.restart();
    world.kit().settle();

    parted();
  }

  @Test
  void eachIsReadInItsOwnTimeAndNoneIsForgotten() {
    connectAll();
    long before = world.provider.faults().calls();
    int busiest = 0;
    for (int second = 0; second < 25 * 60; second++) {
      long calls = world.provider.faults().calls();
      world.kit().advance(Duration.ofSeconds(1));
      busiest = Math.max(busiest, (int) (world.provider.faults().calls() - calls));
    }

    assertThat(world.provider.faults().calls() - before).isBetween(2L * EDGES, 4L * EDGES);
    assertThat(busiest).as("readings in one second").isLessThanOrEqualTo(4);
  }

  private void connectAll() {
    for (int i = 0; i < EDGES; i++) {
      world.edge("work-" + i, "home-" + i);
    }
    world.cycle();
    world.alice().edges().list().forEach(edge -> world.alice().edges().syncNow(edge.id()));
    world.kit().settle();
  }

  private void parted() {
    List<Duration> due =
        world.store().jobs().page(World.ALICE, "", 1_000).stream()
            .filter(job -> job.job().kind().equals(JobKind.INTAKE))
            .map(JobView::dueIn)
            .flatMap(Optional::stream)
            .toList();

    assertThat(due).hasSize(2 * EDGES).doesNotHaveDuplicates();
    assertThat(due).allMatch(in -> in.compareTo(Duration.ofMinutes(15)) >= 0);
    assertThat(due).allMatch(in -> in.compareTo(Duration.ofMinutes(25)) <= 0);
    assertThat(due.stream().max(Comparator.naturalOrder()).orElseThrow())
        .isGreaterThan(due.stream().min(Comparator.naturalOrder()).orElseThrow().plusMinutes(5));
  }
}
