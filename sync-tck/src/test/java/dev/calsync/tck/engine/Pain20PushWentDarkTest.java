package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.JobKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 20 of the field: a push channel is never renewed and all goes dark after seven days; orphans
 * pile up at the provider; notifications never come, and nobody notices.
 */
class Pain20PushWentDarkTest {

  private final World world = new World();
  private final Push push = new Push(world);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void afterSixtyDaysAChangeIsStillToldOfAndMirroredAtOnce() {
    push.watch.grants(Duration.ofDays(7));
    world.edge("work", "home");
    world.cycle();
    for (int day = 0; day < 60; day++) {
      push.hours(24);
      assertThat(push.watch.open()).as("on day %s", day).hasSize(2);
    }
    world.calendar("work").put("late", event("Late", "2027-03-01T10:00:00"));
    push.deliver();
    assertThat(world.bodies("home")).hasSize(1);
  }

  /** Twenty answers in a row are lost, and stopping fails besides. */
  @Test
  void orphansDoNotPileUp() {
    world.edge("work", "home");
    push.watch.failsToStop(true);
    for (int lost = 0; lost < 20; lost++) {
      push.watch.loseNextReply();
      push.hours(1);
      assertThat(push.watch.open()).hasSizeLessThanOrEqualTo(2 * 5);
    }
    push.watch.failsToStop(false);
    push.hours(3);
    assertThat(push.watch.open()).hasSize(2);
    assertThat(push.watch.unwatched()).isEmpty();
  }

  /** The poll floor runs all the same, and what only it found raises an alarm. */
  @Test
  void whereNotificationsNeverComeThePollFindsTheChangeAndSaysSo() {
    world.edge("work", "home");
    world.cycle();
    world.calendar("work").put("e1", event("Meeting", "2026-12-01T10:00:00"));
    push.hours(10);

    assertThat(world.bodies("home")).hasSize(1);
    assertThat(push.count(JobKind.INTAKE, "missed") + push.count(JobKind.DRIFT, "missed"))
        .isEqualTo(1);
  }
}
