package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.hours;
import static dev.calsync.tck.store.Bench.in;
import static dev.calsync.tck.store.Bench.intake;
import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.Bench.seconds;
import static dev.calsync.tck.store.JobScene.DEAD;
import static dev.calsync.tck.store.JobScene.DONE;
import static dev.calsync.tck.store.JobScene.JOB;
import static dev.calsync.tck.store.JobScene.YIELDED;
import static dev.calsync.tck.store.JobScene.doneAgainIn;
import static dev.calsync.tck.store.JobScene.failed;
import static dev.calsync.tck.store.JobScene.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.JobState;
import dev.calsync.store.JobTicket;
import dev.calsync.store.JobView;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A job is a state for its key, not a queue entry (INV-18, INV-20, INV-22). */
public interface JobContract extends StoreContract {

  @Test
  default void j01_aJobThatIsAskedForWaitsForItsTime() {
    JobScene jobs = new JobScene(rig());
    assertThat(jobs.port().find(ANN, JOB)).isEmpty();

    JobTicket ticket = jobs.ask(in(ANN), JOB, minutes(1));

    assertThat(ticket).isEqualTo(new JobTicket(JOB, 1));
    JobView view = jobs.view(ANN, JOB);
    assertThat(view.lane()).isEqualTo(in(ANN));
    assertThat(view.state()).isEqualTo(JobState.PENDING);
    assertThat(List.of(view.asked(), view.claimed(), view.done())).containsExactly(1L, 0L, 0L);
    assertThat(view.attempts()).isZero();
    assertThat(view.dueIn()).contains(minutes(1));
    assertThat(view.failure()).isEmpty();
    assertThat(view.lastCounts()).isEmpty();
  }

  @Test
  default void j01_ticketsComeInTheOrderAsked() {
    JobScene jobs = new JobScene(rig());

    List<JobTicket> tickets =
        jobs.port()
            .requestJobs(
                List.of(
                    request(in(ANN), intake("b"), Duration.ZERO),
                    request(in(ANN), intake("a"), Duration.ZERO)));

    assertThat(tickets).extracting(JobTicket::job).containsExactly(intake("b"), intake("a"));
  }

  @Test
  default void j02_aRequestWhileWaitingOnlyMovesTheJobEarlier() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JOB, minutes(5));

    JobTicket later = jobs.ask(in(ANN), JOB, minutes(9));
    assertThat(later.asked()).isEqualTo(1);
    assertThat(jobs.view(ANN, JOB).dueIn()).contains(minutes(5));
    JobTicket earlier = jobs.ask(in(ANN), JOB, minutes(1));
    assertThat(earlier.asked()).isEqualTo(1);
    assertThat(jobs.view(ANN, JOB).dueIn()).contains(minutes(1));
  }

  @Test
  default void j03_aRequestWhileRunningCausesExactlyOneMoreRun() {
    JobScene jobs = new JobScene(rig());
    JobTicket first = jobs.ask(in(ANN), JOB);
    Lease lease = jobs.claimOne().lease();
    JobTicket second = jobs.ask(in(ANN), JOB);
    JobTicket third = jobs.ask(in(ANN), JOB);
    jobs.end(lease, JOB, DONE);

    assertThat(jobs.view(ANN, JOB).served(first)).isTrue();
    assertThat(jobs.view(ANN, JOB).served(second)).isFalse();
    jobs.run(JOB, DONE);
    assertThat(jobs.view(ANN, JOB).served(second)).isTrue();
    assertThat(jobs.view(ANN, JOB).served(third)).isTrue();
    assertThat(jobs.claim(1)).isEmpty();
  }

  @Test
  default void j03_aRequestForLaterWhileRunningIsNotServedEarlier() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JOB);
    Lease lease = jobs.claimOne().lease();
    jobs.ask(in(ANN), JOB, minutes(3));
    assertThat(jobs.view(ANN, JOB).state()).isEqualTo(JobState.IN_PROGRESS);
    assertThat(jobs.view(ANN, JOB).dueIn()).contains(minutes(3));
    jobs.end(lease, JOB, DONE);

    assertThat(jobs.view(ANN, JOB).dueIn()).contains(minutes(3));
  }

  @Test
  default void j04_aJobThatIsDoneRestsUntilItIsAskedForAgain() {
    JobScene jobs = new JobScene(rig());
    JobTicket first = jobs.ask(in(ANN), JOB);
    jobs.run(JOB, DONE);

    JobView view = jobs.view(ANN, JOB);
    assertThat(view.state()).isEqualTo(JobState.COMPLETED);
    assertThat(view.dueIn()).isEmpty();
    assertThat(view.served(first)).isTrue();
    assertThat(view.lastCounts()).isEqualTo(Map.of("read", 3L));
    jobs.advance(hours(24));
    assertThat(jobs.claim(1)).isEmpty();
    assertThat(jobs.ask(in(ANN), JOB).asked()).isEqualTo(2);
    assertThat(jobs.view(ANN, JOB).state()).isEqualTo(JobState.PENDING);
  }

  @Test
  default void j05_aJobThatShallRunAgainWaitsUntilThen() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JOB);
    jobs.run(JOB, doneAgainIn(minutes(10)));

    JobView view = jobs.view(ANN, JOB);
    assertThat(view.state()).isEqualTo(JobState.PENDING);
    assertThat(List.of(view.asked(), view.claimed(), view.done())).containsExactly(1L, 1L, 1L);
    assertThat(view.dueIn()).contains(minutes(10));
    jobs.advance(minutes(10));
    assertThat(jobs.claimOne().jobs()).hasSize(1);
  }

  @Test
  default void j05_aRequestForAPeriodicJobIsServedByARunThatBeginsAfterIt() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JOB);
    jobs.run(JOB, doneAgainIn(minutes(10)));

    JobTicket ticket = jobs.ask(in(ANN), JOB);

    assertThat(jobs.view(ANN, JOB).served(ticket)).isFalse();
    jobs.run(JOB, doneAgainIn(minutes(10)));
    assertThat(jobs.view(ANN, JOB).served(ticket)).isTrue();
    assertThat(jobs.view(ANN, JOB).dueIn()).contains(minutes(10));
  }

  @Test
  default void j05_askedForMeanwhileItRunsAtTheEarlierOfBothTimes() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JOB);
    Lease lease = jobs.claimOne().lease();
    jobs.ask(in(ANN), JOB);
    jobs.end(lease, JOB, doneAgainIn(minutes(10)));
    assertThat(jobs.view(ANN, JOB).dueIn()).contains(Duration.ZERO);

    Lease next = jobs.claimOne().lease();
    jobs.ask(in(ANN), JOB, hours(1));
    jobs.end(next, JOB, doneAgainIn(minutes(10)));
    assertThat(jobs.view(ANN, JOB).dueIn()).contains(minutes(10));
  }

  @Test
  default void j06_aJobThatYieldedGoesOnAtOnceAndCountsNoAttempt() {
    JobScene jobs = new JobScene(rig());
    JobTicket ticket = jobs.ask(in(ANN), JOB);
    jobs.run(JOB, YIELDED);

    JobView view = jobs.view(ANN, JOB);
    assertThat(view.state()).isEqualTo(JobState.PENDING);
    assertThat(view.dueIn()).contains(Duration.ZERO);
    assertThat(view.served(ticket)).isFalse();
    assertThat(view.attempts()).isZero();
    assertThat(jobs.claimOne().jobs().get(0).attempts()).isEqualTo(1);
  }

  @Test
  default void j07_aJobThatFailedWaitsAndKeepsCount() {
    JobScene jobs = new JobScene(rig());
    JobTicket ticket = jobs.ask(in(ANN), JOB);
    jobs.run(JOB, failed(seconds(40)));

    JobView view = jobs.view(ANN, JOB);
    assertThat(view.state()).isEqualTo(JobState.FAILED);
    assertThat(view.dueIn()).contains(seconds(40));
    assertThat(view.failure()).contains(new JobView.Failure("FILE_BUSY", "The file is busy"));
    assertThat(view.served(ticket)).isTrue();
    assertThat(jobs.claim(1)).isEmpty();
    jobs.advance(seconds(40));
    assertThat(jobs.claimOne().jobs().get(0).attempts()).isEqualTo(2);
  }

  @Test
  default void j07_aGoodEndForgetsTheFailuresBefore() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JOB);
    jobs.run(JOB, failed(Duration.ZERO));
    jobs.run(JOB, failed(Duration.ZERO));
    jobs.run(JOB, DONE);

    assertThat(jobs.view(ANN, JOB).failure()).isEmpty();
    assertThat(jobs.view(ANN, JOB).attempts()).isZero();
    jobs.ask(in(ANN), JOB);
    assertThat(jobs.claimOne().jobs().get(0).attempts()).isEqualTo(1);
  }

  @Test
  default void j08_aRequestDuringARunThatFailsDoesNotShortenTheWait() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JOB);
    Lease lease = jobs.claimOne().lease();
    JobTicket ticket = jobs.ask(in(ANN), JOB);
    jobs.end(lease, JOB, failed(minutes(2)));

    assertThat(jobs.view(ANN, JOB).state()).isEqualTo(JobState.FAILED);
    assertThat(jobs.view(ANN, JOB).dueIn()).contains(minutes(2));
    assertThat(jobs.view(ANN, JOB).served(ticket)).isFalse();
  }

  @Test
  default void j08_aRequestAfterAFailureMovesTheJobEarlier() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JOB);
    jobs.run(JOB, failed(minutes(2)));

    JobTicket ticket = jobs.ask(in(ANN), JOB);

    assertThat(ticket.asked()).isEqualTo(2);
    assertThat(jobs.view(ANN, JOB).dueIn()).contains(Duration.ZERO);
  }

  @Test
  default void j09_aDeadJobStaysDeadUntilItIsRedriven() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JOB);
    jobs.run(JOB, DEAD);
    JobTicket ticket = jobs.ask(in(ANN), JOB);
    jobs.advance(hours(24));

    JobView view = jobs.view(ANN, JOB);
    assertThat(view.state()).isEqualTo(JobState.DEAD);
    assertThat(view.dueIn()).isEmpty();
    assertThat(view.failure()).contains(new JobView.Failure("HOPELESS", "It will never work"));
    assertThat(view.served(ticket)).isFalse();
    assertThat(jobs.claim(1)).isEmpty();
  }

  @Test
  default void j09_aRedrivenJobRunsAtOnceAndServesWhatWasAsked() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JOB);
    jobs.run(JOB, DEAD);
    JobTicket ticket = jobs.ask(in(ANN), JOB);

    assertThat(jobs.port().redrive(ANN, JOB)).isTrue();

    assertThat(jobs.view(ANN, JOB).state()).isEqualTo(JobState.PENDING);
    ClaimedLane claimed = jobs.claimOne();
    assertThat(claimed.jobs().get(0).attempts()).isEqualTo(1);
    jobs.end(claimed.lease(), JOB, DONE);
    assertThat(jobs.view(ANN, JOB).served(ticket)).isTrue();
  }

  @Test
  default void j09_onlyADeadJobIsRedriven() {
    JobScene jobs = new JobScene(rig());
    assertThat(jobs.port().redrive(ANN, JOB)).isFalse();
    jobs.ask(in(ANN), JOB, minutes(1));

    assertThat(jobs.port().redrive(ANN, JOB)).isFalse();
    assertThat(jobs.view(ANN, JOB).dueIn()).contains(minutes(1));
  }

  @Test
  default void j10_jobsThatAreNotNamedStayClaimed() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    jobs.ask(in(ANN), intake("b"));
    Lease lease = jobs.claimOne().lease();
    jobs.end(lease, intake("a"), DONE, false, Optional.empty());

    assertThat(jobs.view(ANN, intake("a")).state()).isEqualTo(JobState.COMPLETED);
    assertThat(jobs.view(ANN, intake("b")).state()).isEqualTo(JobState.IN_PROGRESS);
    assertThat(jobs.claim(1)).isEmpty();
  }

  @Test
  default void j10_aLaneThatIsGivenBackLeavesNoJobClaimed() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    jobs.ask(in(ANN), intake("b"));
    jobs.end(jobs.claimOne().lease(), intake("a"), DONE);

    JobView left = jobs.view(ANN, intake("b"));
    assertThat(left.state()).isEqualTo(JobState.PENDING);
    assertThat(left.dueIn()).contains(Duration.ZERO);
    assertThat(left.attempts()).isZero();
    assertThat(jobs.claimOne().jobs()).hasSize(1);
  }

  @Test
  default void j10_aRunOfAJobThatIsNotRunningIsIgnored() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    Lease lease = jobs.claimOne().lease();
    jobs.ask(in(ANN), intake("b"));
    jobs.end(lease, intake("b"), DEAD, false, Optional.empty());
    jobs.end(lease, intake("a"), DONE, false, Optional.empty());
    jobs.end(lease, intake("a"), DEAD);

    assertThat(jobs.view(ANN, intake("a")).state()).isEqualTo(JobState.COMPLETED);
    assertThat(jobs.view(ANN, intake("b")).state()).isEqualTo(JobState.PENDING);
  }

  @Test
  default void j15_runsOfManyLanesEndTogetherAndALostLeaseDisturbsNoOther() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JOB);
    jobs.ask(in(ANN, "c2"), intake("other"));
    List<LaneEnd> ends =
        jobs.claim(2).stream()
            .map(lane -> JobScene.ended(lane, lane.lease().lane().equals(in(ANN)) ? 1 : 0))
            .toList();

    Set<Lease> lost = jobs.port().finishRuns(ends);

    assertThat(lost).extracting(Lease::lane).containsExactly(in(ANN));
    assertThat(jobs.view(ANN, JOB).state()).isEqualTo(JobState.IN_PROGRESS);
    assertThat(jobs.view(ANN, intake("other")).state()).isEqualTo(JobState.COMPLETED);
    assertThat(jobs.port().finishRuns(List.of())).isEmpty();
  }

  @Test
  default void j11_attemptsAndReasonAreToldAtTheClaim() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JOB);

    ClaimedLane.ClaimedJob claimed = jobs.claimOne().jobs().get(0);

    assertThat(claimed).isEqualTo(new ClaimedLane.ClaimedJob(JOB, 1, "HOST"));
    JobView view = jobs.view(ANN, JOB);
    assertThat(view.state()).isEqualTo(JobState.IN_PROGRESS);
    assertThat(view.attempts()).isEqualTo(1);
    assertThat(view.dueIn()).isEmpty();
    assertThat(List.of(view.asked(), view.claimed(), view.done())).containsExactly(1L, 1L, 0L);
  }

  @Test
  default void j11_aJobThatIsDueByItselfHasNoReason() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JOB);
    jobs.run(JOB, doneAgainIn(hours(1)));
    jobs.advance(hours(1));

    assertThat(jobs.claimOne().jobs().get(0).reason()).isEmpty();
  }

  @Test
  default void j12_jobsArePagedInTheOrderOfTheirKeys() {
    JobScene jobs = new JobScene(rig());
    for (String subject : List.of("b", "A", "_", "a", "B-1", "10", "9")) {
      jobs.ask(in(ANN), intake(subject));
    }

    List<JobView> first = jobs.port().page(ANN, "", 4);
    List<JobView> second = jobs.port().page(ANN, first.get(3).job().toString(), 4);

    assertThat(first)
        .extracting(view -> view.job().subject())
        .containsExactly("10", "9", "A", "B-1");
    assertThat(second).extracting(view -> view.job().subject()).containsExactly("_", "a", "b");
  }

  @Test
  default void j13_aJobStaysInTheLaneItWasFirstAskedForIn() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JOB);
    jobs.ask(in(ANN, "c2"), JOB);

    assertThat(jobs.view(ANN, JOB).lane()).isEqualTo(in(ANN));
    assertThat(jobs.claimOne().lease().lane()).isEqualTo(in(ANN));
  }

  @Test
  default void j14_manyWhoAskForANewJobAtOnceMakeOneJob() throws Exception {
    JobScene jobs = new JobScene(rig());

    List<JobTicket> tickets = Crowd.together(4, () -> List.of(jobs.ask(in(ANN), JOB)));

    assertThat(tickets).hasSize(4).containsOnly(new JobTicket(JOB, 1));
    assertThat(jobs.port().page(ANN, "", 10)).hasSize(1);
  }
}
