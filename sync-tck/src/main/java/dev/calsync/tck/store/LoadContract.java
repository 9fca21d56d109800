package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.in;
import static dev.calsync.tck.store.Bench.intake;
import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.Bench.out;
import static dev.calsync.tck.store.Bench.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.JobLoad;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How much there is to do (R-L5). */
public interface LoadContract extends StoreContract {

  @Test
  default void l31_lanesThatWaitAreCountedWithTheLongestWait() {
    JobScene jobs = new JobScene(rig());
    assertThat(jobs.port().load()).isEqualTo(new JobLoad(0, Duration.ZERO, 0, 0));
    jobs.ask(in(ANN), intake("a"));
    jobs.ask(in(ANN), intake("b"), minutes(1));
    jobs.ask(in(BOB), intake("a"), minutes(2));
    jobs.ask(out(BOB), intake("b"), minutes(9));
    jobs.advance(minutes(3));

    assertThat(jobs.port().load()).isEqualTo(new JobLoad(2, minutes(3), 0, 0));
    rig().reopen();
    assertThat(jobs.port().load()).isEqualTo(new JobLoad(2, minutes(3), 0, 0));
  }

  @Test
  default void l31_aLaneThatRestsWaitsOnlyAfterItsRest() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    Optional<Duration> rest = Optional.of(minutes(10));
    jobs.end(jobs.claimOne().lease(), intake("a"), JobScene.DONE, true, rest);
    jobs.ask(in(ANN), intake("a"));
    jobs.advance(minutes(9));
    assertThat(jobs.port().load()).isEqualTo(new JobLoad(0, Duration.ZERO, 0, 0));
    jobs.advance(seconds(61));

    assertThat(jobs.port().load()).isEqualTo(new JobLoad(1, seconds(1), 0, 0));
  }

  @Test
  default void l31_aLaneWaitsFromTheEndOfARestThatTookNoTime() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    Lease held = jobs.claimOne().lease();
    jobs.ask(in(ANN), intake("b"));
    jobs.advance(minutes(1));
    jobs.end(held, intake("a"), JobScene.DONE, true, Optional.of(Duration.ZERO));

    assertThat(jobs.port().load()).isEqualTo(new JobLoad(1, Duration.ZERO, 0, 0));
  }

  @Test
  default void l32_lanesThatAreHeldAreCountedAlsoAfterTheirTime() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    jobs.ask(in(BOB), intake("a"));
    Lease given = jobs.claim(1, seconds(30)).get(0).lease();
    jobs.claim(1, seconds(30));
    jobs.end(given, intake("a"), JobScene.DONE);
    jobs.ask(given.lane().equals(in(ANN)) ? in(BOB) : in(ANN), intake("b"));
    jobs.advance(minutes(1));

    assertThat(jobs.port().load()).isEqualTo(new JobLoad(0, Duration.ZERO, 1, 0));
    jobs.port().releaseExpired();
    assertThat(jobs.port().load()).isEqualTo(new JobLoad(1, minutes(1), 0, 0));
  }

  @Test
  default void l33_deadJobsAreCountedUntilTheyAreRedriven() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    jobs.run(intake("a"), JobScene.DEAD);
    jobs.ask(in(BOB), intake("a"));
    jobs.run(intake("a"), JobScene.DEAD);
    jobs.ask(in(BOB), intake("b"));
    jobs.run(intake("b"), JobScene.failed(minutes(1)));

    assertThat(jobs.port().load()).isEqualTo(new JobLoad(0, Duration.ZERO, 0, 2));
    jobs.port().redrive(ANN, intake("a"));
    assertThat(jobs.port().load()).isEqualTo(new JobLoad(1, Duration.ZERO, 0, 1));
  }
}
