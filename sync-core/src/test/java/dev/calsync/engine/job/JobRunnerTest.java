package dev.calsync.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.failure.StaleLeaseException;
import dev.calsync.failure.StoreException;
import dev.calsync.store.ClaimedLane;
import dev.calsync.store.ClaimedLane.ClaimedJob;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRun;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the jobs of a lane, whatever their handlers do. */
class JobRunnerTest {

  private static final RunEnd DONE = new RunEnd.Done(Optional.empty());

  private final List<String> ran = new ArrayList<>();

  @Test
  void everyJobOfTheLaneIsRunAndEndedAndTheLaneGivenBackWithTheLast() {
    Rig rig = new Rig(this::done).due("a", "b", "c");

    assertThat(rig.engine.runOnce()).isTrue();

    assertThat(ran).containsExactly("a", "b", "c");
    assertThat(rig.jobs.runs()).extracting(JobRun::end).containsOnly(DONE);
    assertThat(rig.jobs.finishes).extracting(LaneEnd::release).containsExactly(false, false, true);
    assertThat(rig.jobs.finishes).allMatch(finish -> finish.lease().equals(Rig.LEASE));
    assertThat(rig.failures).isEmpty();
  }

  /** INV-19: what runs when this node dies may have been the cause; what waits cannot. */
  @Test
  void thatAJobBeginsIsToldBeforeItDoes() {
    Rig[] rig = new Rig[1];
    rig[0] =
        new Rig(
            slice -> {
              ran.add(rig[0].jobs.begun.stream().map(JobKey::subject).toList().toString());
              return DONE;
            });
    rig[0].due("a", "b").engine.runOnce();

    assertThat(ran).containsExactly("[a]", "[a, b]");
  }

  /** It would be a write for each run, and felt; so it is made only where something is known. */
  @Test
  void whereRunsAreShortItIsToldOfThoseThatFailedOrDied() {
    Rig rig = new Rig(this::done);
    for (int run = 0; run < 30; run++) {
      rig.due("short").engine.runOnce();
    }
    rig.jobs.begun.clear();
    rig.due(1, "a").engine.runOnce();
    rig.due(2, "b").engine.runOnce();

    assertThat(rig.jobs.begun).extracting(JobKey::subject).containsExactly("b");
  }

  @Test
  void aJobThatRunsAgainIsNotBegunIfTheLaneWasTakenOver() {
    Rig rig = new Rig(this::done).due(2, "a");
    rig.jobs.stale = true;
    rig.engine.runOnce();

    assertThat(ran).isEmpty();
  }

  /** It would be kept until its lease runs out, and its jobs would wait so long. */
  @Test
  void aLaneWithoutJobsIsGivenBackAtOnce() {
    Rig rig = new Rig(this::done).due();

    rig.engine.runOnce();

    assertThat(rig.jobs.finishes).extracting(LaneEnd::release).containsExactly(true);
    assertThat(rig.jobs.runs()).isEmpty();
  }

  @Test
  void aRunIsLoggedWithWhatItCountedAndHowLongItTookItself() {
    Rig[] rig = new Rig[1];
    rig[0] =
        new Rig(
            slice -> {
              slice.count("read", 3);
              slice.countCall();
              slice.countCall();
              rig[0].pass(Duration.ofSeconds(slice.subject().equals("a") ? 4 : 1));
              return DONE;
            });
    rig[0].due("a", "b").engine.runOnce();

    assertThat(rig[0].jobs.runs())
        .extracting(JobRun::took)
        .containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(1));
    assertThat(rig[0].jobs.runs().get(1).counts())
        .containsEntry("read", 3L)
        .containsEntry("calls", 2L);
  }

  @Test
  void aJobThatThrowsHasFailedAndTheNextOneRuns() {
    Rig rig =
        new Rig(
            slice -> {
              ran.add(slice.subject());
              if (slice.subject().equals("a")) {
                throw new IllegalStateException("canary");
              }
              return DONE;
            });
    rig.due("a", "b").engine.runOnce();

    assertThat(ran).containsExactly("a", "b");
    assertThat(rig.jobs.runs().get(0).end())
        .isInstanceOfSatisfying(
            RunEnd.Failed.class,
            failed -> assertThat(failed.code()).isEqualTo("IllegalStateException"));
    assertThat(rig.jobs.runs().get(1).end()).isEqualTo(DONE);
    assertThat(rig.failures).containsExactly("ann IllegalStateException a");
    assertThat(rig.jobs.runs().toString()).doesNotContain("canary");
  }

  @Test
  void theAttemptsOfTheClaimDecideWhenToGiveUp() {
    Rig rig =
        new Rig(
            slice -> {
              throw new IllegalStateException();
            });
    rig.due(4, "a").engine.runOnce();
    rig.due(5, "a").engine.runOnce();

    assertThat(rig.jobs.runs().get(0).end()).isInstanceOf(RunEnd.Failed.class);
    assertThat(rig.jobs.runs().get(1).end()).isInstanceOf(RunEnd.Dead.class);
  }

  /** FLT-55: the process lives, so it is no death, and never ends as poison. */
  @ParameterizedTest
  @MethodSource
  void anErrorIsTheFailureOfOneJobAndTheNextOneRuns(Error error) {
    Rig rig =
        new Rig(
            slice -> {
              ran.add(slice.subject());
              if (slice.subject().equals("a")) {
                throw error;
              }
              return DONE;
            });

    assertThatCode(() -> rig.due("a", "b").engine.runOnce()).doesNotThrowAnyException();
    assertThat(ran).containsExactly("a", "b");
    assertThat(rig.jobs.runs().get(0).end())
        .isInstanceOfSatisfying(
            RunEnd.Failed.class,
            failed -> assertThat(failed.code()).isEqualTo(error.getClass().getSimpleName()));
    assertThat(rig.jobs.runs().get(1).end()).isEqualTo(DONE);
    assertThat(rig.jobs.runs().toString()).doesNotContain("canary");

    rig.due(5, "a").engine.runOnce();
    assertThat(rig.jobs.runs().get(2).end()).isInstanceOf(RunEnd.Dead.class);
  }

  static Stream<Error> anErrorIsTheFailureOfOneJobAndTheNextOneRuns() {
    return Stream.of(
        new StackOverflowError("canary"),
        new OutOfMemoryError("canary"),
        new NoClassDefFoundError("canary"),
        new ExceptionInInitializerError("canary"),
        new AssertionError("canary"));
  }

  /** INV-8: the new holder goes on. */
  @Test
  void aLostLeaseStopsQuietlyAndEndsNothing() {
    Rig rig =
        new Rig(
            slice -> {
              ran.add(slice.subject());
              throw new StaleLeaseException(slice.lease().lane().toString(), 7);
            });

    assertThat(rig.due("a", "b").engine.runOnce()).isTrue();
    assertThat(ran).containsExactly("a");
    assertThat(rig.jobs.finishes).isEmpty();
    assertThat(rig.failures).isEmpty();
  }

  @Test
  void aLeaseThatIsFoundLostAtTheEndStopsQuietlyToo() {
    Rig[] rig = new Rig[1];
    rig[0] =
        new Rig(
            slice -> {
              rig[0].jobs.stale = true;
              return done(slice);
            });

    assertThat(rig[0].due("a", "b").engine.runOnce()).isTrue();
    assertThat(ran).containsExactly("a");
  }

  /** FLT-44: what a crash leaves behind is found by the sweep and looked up. */
  @Test
  void aCrashGetsOutAndEndsNothing() {
    Rig rig =
        new Rig(
            slice -> {
              ran.add(slice.subject());
              slice.count("read", 1);
              throw new InternalError("crash");
            });

    assertThatThrownBy(() -> rig.due("a", "b").engine.runOnce()).isInstanceOf(InternalError.class);
    assertThat(ran).containsExactly("a");
    assertThat(rig.jobs.finishes).isEmpty();
    rig.pass(Duration.ofSeconds(10));
    rig.engine.heartbeat();
    assertThat(rig.jobs.renewals).as("its lease is left to run out").isEmpty();
  }

  @Test
  void aStoreThatCannotEndTheRunIsHeardOf() {
    Rig rig = new Rig(this::done);
    rig.due("a");
    rig.jobs.onFinish =
        () -> {
          throw new StoreException("STORE_DOWN", "down", null, true);
        };

    assertThatThrownBy(rig.engine::runOnce).isInstanceOf(StoreException.class);
  }

  @Test
  void whatTheSliceHasNoTimeForGoesOnAfterOthersHadTheirTurn() {
    Rig[] rig = new Rig[1];
    rig[0] =
        new Rig(
            slice -> {
              ran.add(slice.subject());
              rig[0].pass(Duration.ofSeconds(15));
              return DONE;
            });
    rig[0].due("a", "b", "c").engine.runOnce();

    assertThat(ran).containsExactly("a");
    assertThat(rig[0].jobs.runs())
        .extracting(JobRun::end)
        .containsExactly(DONE, new RunEnd.Yielded(), new RunEnd.Yielded());
    assertThat(rig[0].jobs.finishes.get(2).release()).isTrue();
  }

  /** INV-20: no other job of the lane may call before the time is over. */
  @Test
  void aThrottledLaneIsGivenBackAtOnceAndRests() {
    Duration told = Duration.ofMinutes(2);
    Rig rig =
        new Rig(
            slice -> {
              ran.add(slice.subject());
              throw ConnectorException.throttled("SLOW", "Connection c: wait", told);
            });
    rig.due("a", "b", "c").engine.runOnce();

    assertThat(ran).containsExactly("a");
    assertThat(rig.jobs.finishes).hasSize(1);
    assertThat(rig.jobs.finishes.get(0).release()).isTrue();
    assertThat(rig.jobs.finishes.get(0).park()).contains(told);
    assertThat(rig.jobs.runs().get(0).end())
        .isEqualTo(new RunEnd.Failed("SLOW", "Connection c: wait", told));
  }

  @Test
  void otherTroubleOfAProviderDoesNotStopTheLane() {
    Rig rig =
        new Rig(
            slice -> {
              ran.add(slice.subject());
              throw ConnectorException.of(FailureClass.CALENDAR_GONE, "GONE", "Calendar a: gone");
            });
    rig.due("a", "b").engine.runOnce();

    assertThat(ran).containsExactly("a", "b");
    assertThat(rig.jobs.finishes).allMatch(finish -> finish.park().isEmpty());
  }

  /** R-L10: a newer node asked for something that this one does not know, and comes for it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 1_000})
  void aJobThatNobodyHereKnowsWaitsAMinuteHoweverOftenAndTheNextOneRuns(int attempts) {
    Rig rig = new Rig(this::done);
    rig.jobs.due(
        new ClaimedLane(
            Rig.LEASE,
            List.of(
                new ClaimedJob(new JobKey(new JobKind("tomorrow"), "x"), attempts, "asked"),
                new ClaimedJob(new JobKey(Rig.WORK, "a"), 1, "asked"))));
    rig.engine.runOnce();

    assertThat(ran).containsExactly("a");
    assertThat(rig.jobs.runs().get(0).end())
        .isEqualTo(
            new RunEnd.Failed(
                "NO_HANDLER",
                "This version knows no job tomorrow; it waits for a node that does",
                Duration.ofMinutes(1)));
    assertThat(rig.jobs.finishes).allMatch(finish -> finish.park().isEmpty());
    assertThat(rig.failures).containsExactly("ann NO_HANDLER x");
  }

  @Test
  void everyRunHasAnIdOfItsOwn() {
    List<String> ids = new ArrayList<>();
    Rig rig =
        new Rig(
            slice -> {
              ids.add(slice.runId());
              return DONE;
            });
    rig.due("a", "b").engine.runOnce();

    assertThat(ids).hasSize(2).doesNotHaveDuplicates();
  }

  private RunEnd done(JobSlice slice) {
    ran.add(slice.subject());
    return DONE;
  }
}
