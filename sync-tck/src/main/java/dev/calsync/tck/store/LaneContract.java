package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.hours;
import static dev.calsync.tck.store.Bench.in;
import static dev.calsync.tck.store.Bench.intake;
import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.Bench.out;
import static dev.calsync.tck.store.Bench.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.ClaimedLane.ClaimedJob;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Taking lanes: never twice at once, fairly, and not before their time (INV-7, INV-20, INV-21). */
public interface LaneContract extends StoreContract {

  @Test
  default void l01_aLaneIsTakenWithAllItsDueJobsEarliestFirst() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"), seconds(3));
    jobs.ask(in(ANN), intake("b"), seconds(1));
    jobs.ask(in(ANN), intake("c"), hours(1));
    jobs.advance(seconds(5));

    ClaimedLane claimed = jobs.claimOne();

    assertThat(claimed.lease().lane()).isEqualTo(in(ANN));
    assertThat(claimed.jobs())
        .extracting(ClaimedJob::job)
        .containsExactly(intake("b"), intake("a"));
  }

  @Test
  default void l02_aLaneThatIsHeldIsNotTakenAgain() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    jobs.claimOne();
    jobs.ask(in(ANN), intake("b"));

    assertThat(jobs.claim(10)).isEmpty();
  }

  @Test
  default void l02_theTwoDirectionsOfAConnectionAreTwoLanes() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    jobs.claimOne();
    jobs.ask(out(ANN), intake("b"));

    assertThat(jobs.claimOne().lease().lane()).isEqualTo(out(ANN));
  }

  @Test
  default void l03_everyClaimHasAHigherFence() {
    JobScene jobs = new JobScene(rig());
    List<Long> fences = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      jobs.ask(in(ANN), intake("a"));
      Lease lease = jobs.claimOne().lease();
      fences.add(lease.fence());
      jobs.end(lease, intake("a"), JobScene.DONE);
      rig().reopen();
    }

    assertThat(fences).isSorted().doesNotHaveDuplicates();
  }

  @Test
  default void l04_anOwnerWithOneLaneWaitsForOneLaneOfEveryOther() {
    JobScene jobs = new JobScene(rig());
    for (int i = 0; i < 20; i++) {
      jobs.ask(in(ANN, "c" + i), intake("a" + i));
    }
    jobs.advance(seconds(90));
    jobs.ask(in(BOB), intake("b"));

    assertThat(ownersOf(jobs.claim(2))).contains(BOB);
  }

  @Test
  default void l04_ownersTakeTurnsAsLongAsBothHaveLanesWaiting() {
    JobScene jobs = new JobScene(rig());
    for (int i = 0; i < 6; i++) {
      jobs.ask(in(ANN, "c" + i), intake("a" + i));
    }
    for (int i = 0; i < 6; i++) {
      jobs.ask(in(BOB, "c" + i), intake("b" + i));
    }
    List<OwnerId> turns = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      turns.addAll(ownersOf(jobs.claim(1)));
      jobs.advance(seconds(20));
    }

    assertThat(turns).filteredOn(ANN::equals).hasSize(4);
    assertThat(turns).filteredOn(BOB::equals).hasSize(4);
  }

  @Test
  default void l04_workThatIsDueLaterCostsItsOwnerNoTurn() {
    JobScene jobs = new JobScene(rig());
    for (int i = 0; i < 5; i++) {
      jobs.ask(in(ANN, "later" + i), intake("later" + i), hours(1));
    }
    jobs.ask(in(ANN), intake("now"));
    jobs.advance(seconds(2));
    for (int i = 0; i < 5; i++) {
      jobs.ask(in(BOB, "c" + i), intake("b" + i));
    }

    assertThat(ownersOf(jobs.claim(2))).contains(ANN);
  }

  @Test
  default void l04_aFloodThatComesDueByTimeGoesBeforeNobodyWhoComesDueAfterIt() {
    JobScene jobs = new JobScene(rig());
    jobs.port().requestJobs(flood(ANN, 600, minutes(1)));
    jobs.ask(in(BOB), intake("b"), seconds(61));
    jobs.advance(minutes(5));

    assertThat(ownersOf(jobs.claim(2))).contains(BOB);
  }

  @Test
  default void l04_manyOwnersThatComeDueByTimeEachWithAFloodGoBeforeOneForOneLaneEach() {
    JobScene jobs = new JobScene(rig());
    int others = 60;
    for (int i = 0; i < others; i++) {
      jobs.port().requestJobs(flood(OwnerId.of("a" + i), 10, minutes(1)));
    }
    jobs.ask(in(BOB), intake("b"), seconds(61));
    jobs.advance(minutes(5));
    List<OwnerId> served = new ArrayList<>();
    while (served.size() <= 2 * others && !served.contains(BOB)) {
      served.addAll(ownersOf(jobs.claim(10)));
    }

    assertThat(served).contains(BOB).hasSizeLessThanOrEqualTo(others + 10);
  }

  @Test
  default void l04_aLaneThatAlwaysHasMoreToDoLeavesOthersTheirTurns() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    for (int i = 0; i < 4; i++) {
      jobs.ask(in(BOB, "c" + i), intake("b" + i));
    }
    List<OwnerId> turns = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ClaimedLane claimed = jobs.claim(1).get(0);
      turns.add(claimed.lease().lane().owner());
      RunEnd end = claimed.lease().lane().owner().equals(ANN) ? JobScene.YIELDED : JobScene.DONE;
      jobs.end(claimed.lease(), claimed.jobs().get(0).job(), end);
      jobs.advance(seconds(1));
    }

    assertThat(turns).filteredOn(BOB::equals).hasSize(4);
  }

  @Test
  default void l04_anOwnerThatAsksAgainAndAgainForLanesLeavesOthersTheirTurns() {
    JobScene jobs = new JobScene(rig());
    for (int i = 0; i < 4; i++) {
      jobs.ask(in(BOB, "c" + i), intake("b" + i));
    }
    List<OwnerId> turns = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      jobs.ask(in(ANN, "c" + i), intake("a" + i));
      ClaimedLane claimed = jobs.claim(1).get(0);
      turns.add(claimed.lease().lane().owner());
      jobs.end(claimed.lease(), claimed.jobs().get(0).job(), JobScene.DONE);
    }

    assertThat(turns).filteredOn(BOB::equals).hasSize(4);
  }

  @Test
  default void l05_whatIsDueIsTakenAsLongAsThereIsRoom() {
    JobScene jobs = new JobScene(rig());
    for (int i = 0; i < 6; i++) {
      jobs.ask(in(ANN, "c" + i), intake("a" + i));
    }

    assertThat(jobs.claim(4)).hasSize(4);
    assertThat(jobs.claim(4)).hasSize(2);
    assertThat(jobs.claim(4)).isEmpty();
  }

  @Test
  default void l06_aLaneIsNotTakenBeforeAJobIsDue() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"), minutes(2));

    assertThat(jobs.claim(1)).isEmpty();
    assertThat(jobs.port().untilDue()).contains(minutes(2));
    jobs.advance(seconds(119));
    assertThat(jobs.claim(1)).isEmpty();
    jobs.advance(seconds(1));
    assertThat(jobs.port().untilDue()).contains(Duration.ZERO);
    assertThat(jobs.claim(1)).hasSize(1);
  }

  @Test
  default void l07_aParkedLaneRestsWhateverIsAsked() {
    JobScene jobs = new JobScene(rig());
    park(jobs, Optional.of(minutes(10)));
    jobs.ask(in(ANN), intake("b"));

    assertThat(jobs.claim(1)).isEmpty();
    assertThat(jobs.port().untilDue()).contains(minutes(10));
    assertThat(jobs.view(ANN, intake("b")).dueIn()).contains(minutes(10));
    jobs.advance(minutes(10));
    assertThat(jobs.claim(1)).hasSize(1);
  }

  @Test
  default void l07_ofTwoRestsTheLongerCounts() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    jobs.ask(in(ANN), intake("b"));
    Lease lease = jobs.claimOne().lease();
    jobs.end(lease, intake("a"), JobScene.DONE, false, Optional.of(minutes(10)));
    jobs.end(lease, intake("b"), JobScene.DONE, true, Optional.of(minutes(1)));
    jobs.ask(in(ANN), intake("a"));

    assertThat(jobs.port().untilDue()).contains(minutes(10));
  }

  @Test
  default void l07_aRestConcernsItsOwnLaneOnly() {
    JobScene jobs = new JobScene(rig());
    park(jobs, Optional.of(minutes(10)));
    jobs.ask(out(ANN), intake("b"));

    assertThat(jobs.claim(1)).hasSize(1);
  }

  @Test
  default void l08_untilDueLeavesOutWhatIsHeldOrHasNothingToRun() {
    JobScene jobs = new JobScene(rig());
    assertThat(jobs.port().untilDue()).isEmpty();
    jobs.ask(in(ANN), intake("a"));
    Lease lease = jobs.claimOne().lease();
    jobs.ask(in(ANN), intake("b"));
    assertThat(jobs.port().untilDue()).isEmpty();
    jobs.ask(out(ANN), intake("c"), minutes(5));
    assertThat(jobs.port().untilDue()).contains(minutes(5));
    jobs.end(lease, intake("a"), JobScene.DEAD);
    assertThat(jobs.port().untilDue()).contains(Duration.ZERO);
  }

  @Test
  default void l08_untilDueLeavesOutJobsThatAreDead() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), intake("a"));
    jobs.run(intake("a"), JobScene.DEAD);
    jobs.ask(in(ANN), intake("a"));

    assertThat(jobs.port().untilDue()).isEmpty();
  }

  @Test
  default void l09_aLaneIsNeverTakenByTwoAtOnce() throws Exception {
    JobScene jobs = new JobScene(rig());
    for (int i = 0; i < 40; i++) {
      jobs.ask(in(ANN, "c" + i), intake("a" + i));
    }

    List<ClaimedLane> taken = Crowd.of(4, () -> jobs.claim(1), 40);

    assertThat(taken)
        .extracting(claimed -> claimed.lease().lane())
        .doesNotHaveDuplicates()
        .hasSize(40);
  }

  private static List<JobRequest> flood(OwnerId owner, int lanes, Duration delay) {
    return IntStream.range(0, lanes)
        .mapToObj(i -> JobScene.request(in(owner, "c" + i), intake("a" + i), delay))
        .toList();
  }

  private static void park(JobScene jobs, Optional<Duration> park) {
    jobs.ask(in(ANN), intake("a"));
    jobs.end(jobs.claimOne().lease(), intake("a"), JobScene.DONE, true, park);
  }

  private static List<OwnerId> ownersOf(List<ClaimedLane> lanes) {
    return lanes.stream().map(ClaimedLane::lease).map(Lease::lane).map(Lane::owner).toList();
  }
}
