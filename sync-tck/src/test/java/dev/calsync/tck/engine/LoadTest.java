package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.Load;
import dev.calsync.connector.Limit;
import dev.calsync.failure.FailureClass;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R-L5: the host sees how much waits, and what is left of the limits. */
class LoadTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final World world = new World();

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void workThatWaitsIsSeenWithItsAge() {
    EdgeView edge = world.edge("work", "home");
    world.kit().settle();
    assertThat(load().waitingLanes()).isZero();
    world.alice().edges().syncNow(edge.id());
    world.pass(Duration.ofSeconds(90));

    assertThat(load().waitingLanes()).isEqualTo(2);
    assertThat(load().longestWait()).isEqualTo(Duration.ofSeconds(90));
    world.kit().settle();
    assertThat(load().waitingLanes()).isZero();
    assertThat(load().longestWait()).isZero();
    assertThat(load().deadJobs()).isZero();
  }

  @Test
  void whatIsLeftOfALimitIsSeen() {
    world.provider.limits(new Limit(Limit.Scope.PROJECT, 100, MINUTE));
    assertThat(load().limits()).as("nothing was called yet").isEmpty();
    world.sync(world.edge("work", "home"));

    assertThat(load().limits()).singleElement().satisfies(LoadTest::isPartlySpent);
    world.pass(MINUTE);
    assertThat(load().limits()).allMatch(limit -> limit.left() == limit.most());
  }

  private static void isPartlySpent(Load.Limited limit) {
    assertThat(limit.name()).startsWith("scripted/PROJECT/").endsWith("PT1M");
    assertThat(limit.left()).isBetween(0, limit.most() - 1);
    assertThat(limit.rest()).isZero();
  }

  @Test
  void aComplaintIsSeenAsARest() {
    world.provider.limits(new Limit(Limit.Scope.ACCOUNT, 100, MINUTE));
    EdgeView edge = world.edge("work", "home");
    world.provider.faults().failCall(1, FailureClass.THROTTLED);
    world.alice().edges().syncNow(edge.id());
    world.kit().settle();

    assertThat(load().limits())
        .anySatisfy(
            limit -> {
              assertThat(limit.left()).isZero();
              assertThat(limit.rest()).isPositive();
            });
  }

  private Load load() {
    return world.kit().calsync().operations().load();
  }
}
