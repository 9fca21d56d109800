package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.hours;
import static dev.calsync.tck.store.Bench.in;
import static dev.calsync.tck.store.Bench.intake;
import static dev.calsync.tck.store.Bench.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.failure.StaleLeaseException;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.ClaimedLane.ClaimedJob;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobState;
import dev.calsync.store.JobTicket;
import dev.calsync.store.JobView;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a claim holds, and what becomes of work whose holder died (INV-7, INV-18, INV-19). */
public interface LeaseContract extends StoreContract {

  @Test
  default void e01_aLeaseIsRenewedFromNow() {
    JobScene jobs = new JobScene(rig());
    Lease lease = claimFor(jobs, seconds(30));
    jobs.advance(seconds(20));

    assertThat(jobs.port().renewLeases(List.of(lease), seconds(30))).containsExactly(lease);
    jobs.advance(seconds(29));
    assertThat(jobs.port().releaseExpired()).isZero();
    jobs.advance(seconds(1));
    assertThat(jobs.port().releaseExpired()).isEqualTo(1);
  }

  @Test
  default void e02_aLeaseThatRanOutIsNotRenewed() {
    JobScene jobs = new JobScene(rig());
    Lease lease = claimFor(jobs, seconds(30));
    jobs.advance(seconds(30));

    assertThat(jobs.port().renewLeases(List.of(lease), seconds(30))).isEmpty();
    assertThat(jobs.port().releaseExpired()).isEqualTo(1);
  }

  @Test
  default void e02_onlyTheNewestHolderRenews() {
    JobScene jobs = new JobScene(rig());
    Lease old = claimFor(jobs, seconds(30));
    jobs.advance(seconds(31));
    jobs.port().releaseExpired();
    Lease fresh = jobs.claim(1, seconds(30)).get(0).lease();

    assertThat(jobs.port().renewLeases(List.of(old, fresh), seconds(30))).containsExactly(fresh);
  }

  @Test
  default void e02_aLeaseThatWasGivenBackIsNotRenewed() {
    JobScene jobs = new JobScene(rig());
    Lease lease = claimFor(jobs, seconds(30));
    jobs.end(lease, intake("a"), JobScene.DONE);

    assertThat(jobs.port().renewLeases(List.of(lease), seconds(30))).isEmpty();
  }

  @Test
  default void e03_theSweepFreesOnlyWhatRanOut() {
    JobScene jobs = new JobScene(rig());
    claimFor(jobs, seconds(30));
    jobs.ask(in(BOB), intake("b"));
    jobs.claim(1, seconds(90));
    jobs.advance(seconds(60));

    assertThat(jobs.port().releaseExpired()).isEqualTo(1);
    assertThat(jobs.port().releaseExpired()).isZero();
    assertThat(jobs.view(ANN, intake("a")).state()).isEqualTo(JobState.PENDING);
    assertThat(jobs.view(ANN, intake("a")).dueIn()).contains(Duration.ZERO);
    assertThat(jobs.view(BOB, intake("b")).state()).isEqualTo(JobState.IN_PROGRESS);
  }

  @Test
  default void e04_aLeaseThatRanOutKeepsItsLaneUntilTheSweep() {
    JobScene jobs = new JobScene(rig());
    Lease old = claimFor(jobs, seconds(30));
    jobs.ask(in(ANN), intake("b"));
    jobs.advance(hours(1));

    assertThat(jobs.claim(1)).isEmpty();
    jobs.port().releaseExpired();
    assertThat(jobs.claimOne().lease().fence()).isGreaterThan(old.fence());
  }

  @Test
  default void e05_aDeathLosesNoRequestAndKeepsTheCountOfAttempts() {
    JobScene jobs = new JobScene(rig());
    JobTicket ticket = jobs.ask(in(ANN), intake("a"));
    die(jobs);

    assertThat(jobs.view(ANN, intake("a")).served(ticket)).isFalse();
    ClaimedJob again = jobs.claimOne().jobs().get(0);
    assertThat(again.job()).isEqualTo(intake("a"));
    assertThat(again.attempts()).isEqualTo(2);
  }

  @Test
  default void e06_aJobWhoseRunHadBegunAtTwoDeathsIsPoison() {
    JobScene jobs = new JobScene(rig());
    JobTicket ticket = jobs.ask(in(ANN), intake("a"));
    dieRunning(jobs, intake("a"));
    assertThat(jobs.view(ANN, intake("a")).state()).isEqualTo(JobState.PENDING);
    dieRunning(jobs, intake("a"));

    JobView view = jobs.view(ANN, intake("a"));
    assertThat(view.state()).isEqualTo(JobState.DEAD);
    assertThat(view.failure().orElseThrow().code()).isEqualTo("POISON");
    assertThat(view.served(ticket)).isTrue();
    assertThat(jobs.claim(1)).isEmpty();
  }

  /** A node may hold many lanes that it did not begin to work on. */
  @Test
  default void e06_deathsThatMetAJobWaitingForItsRunDoNotCount() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    for (int waiting = 0; waiting < 3; waiting++) {
      die(jobs);
    }
    dieRunning(jobs, intake("a"));
    die(jobs);

    assertThat(jobs.view(ANN, intake("a")).state()).isEqualTo(JobState.PENDING);
  }

  @Test
  default void e06_aRunThatEndedBetweenTwoDeathsClearsTheJob() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    dieRunning(jobs, intake("a"));
    jobs.run(intake("a"), JobScene.failed(Duration.ZERO));
    dieRunning(jobs, intake("a"));

    assertThat(jobs.view(ANN, intake("a")).state()).isEqualTo(JobState.PENDING);
  }

  @Test
  default void e06_aJobThatWasRedrivenHasTwoDeathsMore() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    dieRunning(jobs, intake("a"));
    dieRunning(jobs, intake("a"));
    assertThat(jobs.port().redrive(ANN, intake("a"))).isTrue();
    dieRunning(jobs, intake("a"));

    assertThat(jobs.view(ANN, intake("a")).state()).isEqualTo(JobState.PENDING);
  }

  @Test
  default void e07_ofJobsThatRanAtADeathTheEarliestIsTakenAlone() {
    JobScene jobs = new JobScene(rig());
    askForThree(jobs);
    die(jobs);
    jobs.ask(in(ANN), intake("d"));

    assertThat(jobsOf(jobs.claimOne())).containsExactly(intake("a"));
  }

  @Test
  default void e06_ofSeveralJobsInALaneADeathCountsAgainstTheOneThatRan() {
    JobScene jobs = new JobScene(rig());
    askForThree(jobs);
    dieRunning(jobs, intake("a"));
    dieRunning(jobs, intake("a"));

    assertThat(jobs.view(ANN, intake("a")).state()).isEqualTo(JobState.DEAD);
    dieRunning(jobs, intake("b"));
    assertThat(jobs.view(ANN, intake("b")).state()).isEqualTo(JobState.PENDING);
    assertThat(jobs.view(ANN, intake("c")).state()).isEqualTo(JobState.PENDING);
  }

  @Test
  default void e07_jobsWhoseRunEndedAreTakenTogetherAgain() {
    JobScene jobs = new JobScene(rig());
    askForThree(jobs);
    die(jobs);
    for (String name : List.of("a", "b", "c")) {
      ClaimedLane alone = jobs.claimOne();
      assertThat(jobsOf(alone)).containsExactly(intake(name));
      jobs.end(alone.lease(), intake(name), JobScene.doneAgainIn(Duration.ofMinutes(1)));
    }
    jobs.advance(Duration.ofMinutes(1));

    assertThat(jobs.claimOne().jobs()).hasSize(3);
  }

  @Test
  default void e08_thatARunBeganIsForgottenWithTheLane() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    dieRunning(jobs, intake("a"));
    ClaimedLane given = jobs.claimOne();
    jobs.port().beginRun(given.lease(), intake("a"));
    JobScene.finish(rig().store(), new LaneEnd(given.lease(), List.of(), true, Optional.empty()));
    die(jobs);

    assertThat(jobs.view(ANN, intake("a")).state()).isEqualTo(JobState.PENDING);
  }

  @Test
  default void e08_thatARunBeganIsKnownAfterACrash() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    dieRunning(jobs, intake("a"));
    jobs.port().beginRun(jobs.claim(1, seconds(30)).get(0).lease(), intake("a"));
    rig().reopen();
    jobs.advance(seconds(30));
    jobs.port().releaseExpired();

    assertThat(jobs.view(ANN, intake("a")).state()).isEqualTo(JobState.DEAD);
  }

  @Test
  default void e08_onlyTheHolderTellsThatARunBegan() {
    JobScene jobs = new JobScene(rig());
    Lease old = claimFor(jobs, seconds(30));
    jobs.advance(seconds(30));
    jobs.port().releaseExpired();
    assertThatThrownBy(() -> jobs.port().beginRun(old, intake("a")))
        .isInstanceOf(StaleLeaseException.class);
    dieRunning(jobs, intake("a"));
    jobs.claim(1, seconds(30));
    assertThatThrownBy(() -> jobs.port().beginRun(old, intake("a")))
        .isInstanceOf(StaleLeaseException.class);
    jobs.advance(seconds(30));
    jobs.port().releaseExpired();

    assertThat(jobs.view(ANN, intake("a")).state()).isEqualTo(JobState.PENDING);
  }

  @Test
  default void e08_aJobThatIsNotClaimedCannotBegin() {
    JobScene jobs = new JobScene(rig());
    Lease lease = claimFor(jobs, seconds(30));
    jobs.ask(in(ANN), intake("b"));
    jobs.ask(in(BOB), intake("a"));
    jobs.port().beginRun(lease, intake("b"));
    jobs.port().beginRun(lease, intake("never-asked-for"));

    assertThat(jobs.view(ANN, intake("b")).state()).isEqualTo(JobState.PENDING);
    assertThat(jobs.view(BOB, intake("a")).state()).isEqualTo(JobState.PENDING);
    assertThat(jobs.port().find(ANN, intake("never-asked-for"))).isEmpty();
  }

  private static void askForThree(JobScene jobs) {
    for (String name : List.of("a", "b", "c")) {
      jobs.ask(in(ANN), intake(name));
    }
  }

  private static List<JobKey> jobsOf(ClaimedLane lane) {
    return lane.jobs().stream().map(ClaimedJob::job).toList();
  }

  private static Lease claimFor(JobScene jobs, Duration lease) {
    jobs.ask(in(ANN), intake("a"));
    return jobs.claim(1, lease).get(0).lease();
  }

  /** A death that meets a job waiting for its run. */
  private static void die(JobScene jobs) {
    assertThat(jobs.claim(1, seconds(30))).hasSize(1);
    sweepUp(jobs);
  }

  private static void dieRunning(JobScene jobs, JobKey job) {
    List<ClaimedLane> claimed = jobs.claim(1, seconds(30));
    assertThat(claimed).hasSize(1);
    assertThat(jobsOf(claimed.get(0))).contains(job);
    jobs.port().beginRun(claimed.get(0).lease(), job);
    sweepUp(jobs);
  }

  private static void sweepUp(JobScene jobs) {
    jobs.advance(seconds(30));
    assertThat(jobs.port().releaseExpired()).isEqualTo(1);
  }
}
