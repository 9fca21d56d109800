package dev.calsync.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.ClaimedLane;
import dev.calsync.store.ClaimedLane.ClaimedJob;
import dev.calsync.store.JobKey;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.Lease;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many lanes a node claims at once, and what becomes of those that it did not begin. */
class LanesAheadTest {

  private static final RunEnd DONE = new RunEnd.Done(Optional.empty());

  private Duration runTakes = Duration.ofMillis(1);
  private final Rig rig = new Rig(slice -> run());

  @Test
  void shortRunsAreClaimedAhead() {
    practise(40);
    lanes(30);
    long claims = rig.jobs.claims.size();
    assertThat(rig.engine.runNext(0, new StopSignal())).isTrue();
    assertThat(rig.engine.runNext(0, new StopSignal())).isTrue();

    assertThat(rig.jobs.claims).hasSize((int) claims + 1);
    assertThat(rig.jobs.asked.get(rig.jobs.asked.size() - 1)).isBetween(20, 200);
  }

  @Test
  void longRunsAreClaimedOneByOne() {
    runTakes = Duration.ofSeconds(1);
    practise(20);
    lanes(3);
    rig.engine.runNext(0, new StopSignal());

    assertThat(rig.jobs.asked).last().isEqualTo(1);
  }

  @Test
  void whereNothingWasDueNobodyAsksAgainBeforeAWakeUp() {
    assertThat(rig.engine.runNext(0, new StopSignal())).isFalse();
    lanes(1);
    rig.pass(Duration.ofMillis(4_999));
    assertThat(rig.engine.runNext(0, new StopSignal())).isFalse();
    assertThat(rig.jobs.claims).hasSize(1);

    assertThat(rig.engine.runNext(1, new StopSignal())).isTrue();
  }

  @Test
  void whereNothingWasDueSomebodyAsksAgainAfterThePause() {
    assertThat(rig.engine.runNext(0, new StopSignal())).isFalse();
    lanes(1);
    rig.pass(Duration.ofSeconds(5));

    assertThat(rig.engine.runNext(0, new StopSignal())).isTrue();
  }

  /** Four loops that are woken all the time by nothing of interest. */
  @Test
  void anIdleHourIsOneQuestionAPauseHoweverManyLoopsLook() {
    for (int second = 0; second < 3_600; second++) {
      for (int loop = 0; loop < 4; loop++) {
        assertThat(rig.engine.runNext(0, new StopSignal())).isFalse();
      }
      rig.pass(Duration.ofSeconds(1));
    }

    assertThat(rig.jobs.claims).hasSize(720);
  }

  @Test
  void whatIsDueSoonerIsAskedForThenAndNotBefore() {
    rig.jobs.untilDue = Optional.of(Duration.ofSeconds(2));
    rig.engine.runNext(0, new StopSignal());
    rig.pass(Duration.ofMillis(1_999));
    rig.engine.runNext(0, new StopSignal());
    assertThat(rig.jobs.claims).hasSize(1);
    rig.pass(Duration.ofMillis(1));
    rig.engine.runNext(0, new StopSignal());

    assertThat(rig.jobs.claims).hasSize(2);
  }

  /** R-D7: a lane of a dead node waits for a sweep no longer than a pause. */
  @Test
  void aLookInBetweenDoesNotPutOffTheSweep() {
    rig.engine.runNext(0, new StopSignal());
    rig.pass(Duration.ofSeconds(2));
    rig.engine.runNext(1, new StopSignal());
    assertThat(rig.jobs.sweeps).isEqualTo(1);
    assertThat(rig.engine.untilDue()).isEqualTo(Duration.ofSeconds(3));
    rig.pass(Duration.ofSeconds(3));
    rig.engine.runNext(1, new StopSignal());

    assertThat(rig.jobs.sweeps).isEqualTo(2);
  }

  @Test
  void whereLeasesAreShortAnIdleNodeSweepsAsOftenAsItWouldRenewThem() {
    Rig brief = new Rig(slice -> DONE, withHeartbeat(Duration.ofSeconds(2)));
    brief.engine.runNext(0, new StopSignal());
    assertThat(brief.engine.untilDue()).isEqualTo(Duration.ofSeconds(2));
    brief.pass(Duration.ofSeconds(2));
    brief.engine.runNext(0, new StopSignal());

    assertThat(brief.jobs.sweeps).isEqualTo(2);
  }

  /** One loop sweeps and claims for those that wait with it; the others are asleep. */
  @Test
  void whatASweepFreesWakesAllLoops() {
    long calls = rig.wakeUp.calls();
    rig.engine.runNext(calls, new StopSignal());
    assertThat(rig.wakeUp.calls()).as("nothing was freed").isEqualTo(calls);
    rig.jobs.freed = 3;
    rig.pass(Duration.ofSeconds(5));
    rig.engine.runNext(calls, new StopSignal());

    assertThat(rig.wakeUp.calls()).isGreaterThan(calls);
  }

  /** R-L9: another node may work on them at once. */
  @Test
  void whatWasNotBegunIsGivenBackWhenTheNodeStops() {
    practise(40);
    lanes(3);
    rig.engine.runNext(0, new StopSignal());
    rig.jobs.finishes.clear();
    rig.engine.giveBack();

    assertThat(rig.jobs.finishes)
        .containsExactlyInAnyOrder(givenBack(1), givenBack(2))
        .doesNotContain(givenBack(0));
    assertThat(rig.engine.runNext(0, new StopSignal())).isFalse();
  }

  /** INV-8: a lease that lay here too long is no good beginning. */
  @Test
  void whatLayTooLongIsGivenBackInsteadOfBegun() {
    practise(40);
    lanes(2);
    rig.engine.runNext(0, new StopSignal());
    rig.jobs.finishes.clear();
    rig.pass(Rig.SETTINGS.heartbeat());
    rig.engine.runNext(0, new StopSignal());

    assertThat(rig.jobs.finishes).containsExactly(givenBack(1));
  }

  /** The time that a lane lay here is not part of its slice. */
  @Test
  void aSliceBeginsWhenItsRunDoes() {
    Rig patient = new Rig(slice -> slice.isOver() ? new RunEnd.Yielded() : DONE);
    patient.due("a");
    patient.jobs.onClaim = () -> patient.pass(Duration.ofSeconds(16));
    patient.engine.runOnce();

    assertThat(patient.jobs.runs()).extracting(run -> run.end()).containsExactly(DONE);
  }

  private RunEnd run() {
    rig.pass(runTakes);
    return DONE;
  }

  /** Lets the node learn how long runs take. */
  private void practise(int runs) {
    for (int i = 0; i < runs; i++) {
      rig.due("practice").engine.runOnce();
    }
  }

  private void lanes(int count) {
    for (int i = 0; i < count; i++) {
      ClaimedJob job = new ClaimedJob(new JobKey(Rig.WORK, "job-" + i), 1, "asked");
      rig.jobs.due(new ClaimedLane(lease(i), List.of(job)));
    }
  }

  private static Lease lease(int number) {
    return new Lease(Rig.LANE, 100 + number);
  }

  private static JobSettings withHeartbeat(Duration heartbeat) {
    return new JobSettings(
        heartbeat.multipliedBy(3),
        heartbeat,
        heartbeat,
        heartbeat,
        Rig.SETTINGS.idlePoll(),
        Rig.SETTINGS.storeRest());
  }

  private static LaneEnd givenBack(int number) {
    return new LaneEnd(lease(number), List.of(), true, Optional.empty());
  }
}
