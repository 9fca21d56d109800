package dev.calsync.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims, leases and pauses. */
class JobEngineTest {

  private static final RunEnd DONE = new RunEnd.Done(Optional.empty());

  private final List<Duration> left = new ArrayList<>();

  @Test
  void timeThatWritingEndsTakesMakesNoClaimSmaller() {
    Rig rig = new Rig(slice -> new RunEnd.Done(Optional.empty()));
    rig.jobs.onFinish = () -> rig.pass(Duration.ofMillis(50));
    for (int i = 0; i < 80; i++) {
      rig.due("a");
    }
    for (int i = 0; i < 80; i++) {
      rig.engine.runNext(i, new StopSignal());
    }

    assertThat(Collections.max(rig.jobs.asked)).isGreaterThan(10);
  }

  @Test
  void withoutDueWorkNothingIsDone() {
    Rig rig = new Rig(slice -> DONE);

    assertThat(rig.engine.runOnce()).isFalse();
    assertThat(rig.jobs.finishes).isEmpty();
  }

  @Test
  void oneStepIsOneLane() {
    Rig rig = new Rig(slice -> DONE).due("a").due("b");

    assertThat(rig.engine.runOnce()).isTrue();
    assertThat(rig.jobs.runs()).hasSize(1);
    assertThat(rig.engine.runOnce()).isTrue();
    assertThat(rig.engine.runOnce()).isFalse();
    assertThat(rig.jobs.claims).containsOnly(Rig.SETTINGS.lease());
  }

  @Test
  void noCallBeginsOnceTheLeaseMayBeOver() {
    Rig rig =
        rig(
            (slice, it) -> {
              left.add(slice.deadline().remaining());
              it.pass(Duration.ofSeconds(25));
              left.add(slice.deadline().remaining());
              return DONE;
            });
    rig.due("a").engine.runOnce();

    assertThat(left).containsExactly(Duration.ofSeconds(25), Duration.ZERO);
  }

  /** FLT-45: the lease runs from when the store gave it, however late its answer arrives. */
  @Test
  void aPauseDuringTheClaimIsPartOfTheLease() {
    Rig rig =
        rig(
            (slice, it) -> {
              left.add(slice.deadline().remaining());
              return DONE;
            });
    rig.jobs.onClaim = () -> rig.pass(Duration.ofMinutes(10));
    rig.due("a").engine.runOnce();

    assertThat(left).allMatch(Duration::isZero);
  }

  @Test
  void aPauseDuringTheRenewalIsPartOfTheLease() {
    Rig rig =
        rig(
            (slice, it) -> {
              slice.count("read", 1);
              it.pass(Duration.ofSeconds(10));
              it.jobs.onRenew = () -> it.pass(Duration.ofSeconds(20));
              it.engine.heartbeat();
              left.add(slice.deadline().remaining());
              return DONE;
            });
    rig.due("a").engine.runOnce();

    assertThat(left).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void aRunThatMakesProgressKeepsItsLease() {
    Rig rig =
        rig(
            (slice, it) -> {
              slice.count("read", 1);
              it.pass(Duration.ofSeconds(10));
              it.engine.heartbeat();
              left.add(slice.deadline().remaining());
              return DONE;
            });
    rig.due("a").engine.runOnce();

    assertThat(rig.jobs.renewals).containsExactly(List.of(Rig.LEASE));
    assertThat(left).containsExactly(Duration.ofSeconds(25));
  }

  /** The store leaves out a lane that is just being written in: that it worked is not forgotten. */
  @Test
  void aLeaseThatCouldNotBeRenewedIsSoonTriedAgain() {
    Rig rig =
        rig(
            (slice, it) -> {
              slice.count("read", 1);
              it.jobs.busy = true;
              it.pass(Duration.ofSeconds(10));
              it.engine.heartbeat();
              left.add(it.engine.untilHeartbeat());
              it.jobs.busy = false;
              it.pass(Duration.ofSeconds(1));
              it.engine.heartbeat();
              left.add(slice.deadline().remaining());
              left.add(it.engine.untilHeartbeat());
              return DONE;
            });
    rig.due("a").engine.runOnce();

    assertThat(rig.jobs.renewals).hasSize(2);
    assertThat(left)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(25), Duration.ofSeconds(10));
  }

  @Test
  void aRunThatHangsLosesItsLease() {
    Rig rig =
        rig(
            (slice, it) -> {
              slice.count("read", 1);
              it.pass(Duration.ofSeconds(10));
              it.engine.heartbeat();
              it.pass(Duration.ofSeconds(10));
              it.engine.heartbeat();
              return DONE;
            });
    rig.due("a").engine.runOnce();

    assertThat(rig.jobs.renewals).hasSize(1);
  }

  @Test
  void aRunThatEndedIsNotRenewed() {
    Rig rig =
        rig(
            (slice, it) -> {
              slice.count("read", 1);
              return DONE;
            });
    rig.due("a").engine.runOnce();
    rig.pass(Duration.ofSeconds(10));
    rig.engine.heartbeat();

    assertThat(rig.jobs.renewals).isEmpty();
  }

  @Test
  void heartbeatsComeNoMoreOftenThanSet() {
    Rig rig =
        rig(
            (slice, it) -> {
              for (int second = 0; second < 21; second++) {
                slice.count("read", 1);
                it.engine.heartbeat();
                it.pass(Duration.ofSeconds(1));
              }
              return DONE;
            });
    rig.due("a").engine.runOnce();

    assertThat(rig.jobs.renewals).hasSize(3);
  }

  /** A loop that was woken in between pauses no longer than to the next heartbeat. */
  @Test
  void theNextHeartbeatIsNeverFurtherAwayThanSet() {
    Rig rig = new Rig(slice -> DONE);
    rig.engine.heartbeat();
    assertThat(rig.engine.untilHeartbeat()).isEqualTo(Duration.ofSeconds(10));
    rig.pass(Duration.ofMillis(9_900));
    assertThat(rig.engine.untilHeartbeat()).isEqualTo(Duration.ofMillis(100));
    rig.pass(Duration.ofSeconds(1));

    assertThat(rig.engine.untilHeartbeat()).isZero();
  }

  @Test
  void theLanesOfDeadNodesAreSweptOnceAnIdlePause() {
    Rig rig = new Rig(slice -> DONE);
    rig.engine.runOnce();
    rig.engine.runOnce();
    rig.pass(Duration.ofMillis(4_999));
    rig.engine.runOnce();
    assertThat(rig.jobs.sweeps).isEqualTo(1);
    rig.pass(Duration.ofMillis(1));
    rig.engine.runOnce();

    assertThat(rig.jobs.sweeps).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT0.01S", "PT0.001S, PT0.01S", "PT2S, PT2S", "PT5S, PT5S", "PT1H, PT5S"})
  void thePauseLastsUntilSomethingIsDueWithinBounds(Duration due, Duration pause) {
    Rig rig = new Rig(slice -> DONE);
    rig.jobs.untilDue = Optional.of(due);
    rig.engine.runNext(0, new StopSignal());

    assertThat(rig.engine.untilDue()).isEqualTo(pause);
  }

  @Test
  void withNothingToComeThePauseIsTheLongest() {
    Rig rig = new Rig(slice -> DONE);
    rig.engine.runNext(0, new StopSignal());

    assertThat(rig.engine.untilDue()).isEqualTo(Rig.SETTINGS.idlePoll());
  }

  @Test
  void theEndOfARunWakesThoseWhoWait() {
    Rig rig = new Rig(slice -> DONE);
    long before = rig.wakeUp.calls();
    rig.engine.runOnce();
    assertThat(rig.wakeUp.calls()).isEqualTo(before);
    rig.due("a").engine.runOnce();

    assertThat(rig.wakeUp.calls()).isGreaterThan(before);
  }

  private static Rig rig(BiFunction<JobSlice, Rig, RunEnd> handler) {
    Rig[] rig = new Rig[1];
    rig[0] = new Rig(slice -> handler.apply(slice, rig[0]));
    return rig[0];
  }
}
