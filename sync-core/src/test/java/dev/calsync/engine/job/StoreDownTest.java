package dev.calsync.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.calsync.failure.StoreException;
import dev.calsync.store.JobRun;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * R-L5, FLT-51: a store that failed is asked once more soon; one that is down is asked once in 5 s
 * or more by each node, however woken.
 */
class StoreDownTest {

  private static final RunEnd DONE = new RunEnd.Done(Optional.empty());
  private static final Duration STEP = Duration.ofMillis(100);

  /**
   * Later than a node asks for the first time, however long its jitter, and sooner than it rests.
   */
  private static final Duration SOON = Duration.ofMillis(320);

  private final Rig rig = new Rig(slice -> DONE);
  private final List<Duration> asked = new CopyOnWriteArrayList<>();
  private Duration now = Duration.ZERO;

  @Test
  void howeverOftenItIsWokenANodeAsksOnceSoonAndThenAfter5SecondsOrALittleLater() {
    goDown("STORE_UNAVAILABLE");
    wakeForAMinute();

    assertThat(gaps()).hasSizeBetween(10, 12);
    assertThat(gaps().get(0)).isLessThan(Duration.ofSeconds(1));
    assertThat(gaps().subList(1, gaps().size()))
        .allMatch(gap -> gap.compareTo(Duration.ofSeconds(5)) >= 0)
        .allMatch(gap -> gap.compareTo(Duration.ofMillis(6_250).plus(STEP)) <= 0);
  }

  /** R-D7: a connection that was cut is no outage, and the lanes of the dead do not wait for it. */
  @Test
  void aNodeThatLostOneConnectionGoesOnSoon() {
    goDown("STORE_UNAVAILABLE");
    look(0);
    rig.jobs.onClaim = () -> {};
    rig.due("a");
    assertThat(rig.engine.runNext(1, new StopSignal())).as("not at once").isFalse();
    assertThat(rig.engine.untilDue()).isBetween(Duration.ofMillis(100), SOON);
    rig.pass(SOON);

    assertThat(rig.engine.runNext(1, new StopSignal())).isTrue();
  }

  /** Two runs on their way when the store goes, each of which fails at its end. */
  @Test
  void runsThatFailTogetherAreOneFailure() {
    List<Throwable> failures = new ArrayList<>();
    AtomicReference<JobEngine> engine = new AtomicReference<>();
    Rig pair =
        new Rig(
            slice -> {
              if (slice.subject().equals("first")) {
                failures.add(catchThrowable(() -> engine.get().runNext(1, new StopSignal())));
              }
              return DONE;
            });
    engine.set(pair.engine);
    pair.jobs.onFinish = this::refuse;
    pair.due("first").due("second");
    failures.add(catchThrowable(() -> pair.engine.runNext(0, new StopSignal())));
    pair.jobs.onFinish = () -> {};
    pair.due("third");
    pair.pass(SOON);

    assertThat(failures).hasSize(2).allMatch(StoreException.class::isInstance);
    assertThat(pair.engine.runNext(2, new StopSignal())).isTrue();
  }

  /** Each time there was an answer in between: it is there, and loses connections. */
  @Test
  void aStoreThatAnswersInBetweenIsNotAway() {
    for (int time = 0; time < 5; time++) {
      rig.jobs.onFinish = this::refuse;
      rig.due("a");
      look(time);
      rig.jobs.onFinish = () -> {};
      rig.pass(SOON);
      rig.due("b");
      assertThat(rig.engine.runNext(time, new StopSignal())).isTrue();
    }
  }

  /** Its job would wait for the heartbeat, ten seconds on. */
  @Test
  void anEndThatTheStoreDidNotTakeIsToldWithTheNextQuestion() {
    rig.jobs.onFinish = this::refuse;
    rig.due("a");
    look(0);
    rig.jobs.onFinish = () -> {};
    rig.pass(SOON);
    look(1);

    assertThat(rig.jobs.runs()).extracting(JobRun::end).containsExactly(DONE);
  }

  /** Its lease may be over by now: swept first, it would be refused, and the job count as dead. */
  @Test
  void anEndThatTheStoreDidNotTakeIsToldBeforeTheDeadAreSweptAndLanesClaimed() {
    rig.jobs.onFinish = this::refuse;
    rig.due("a");
    look(0);
    List<String> order = new ArrayList<>();
    rig.jobs.onFinish = () -> order.add("finish");
    rig.jobs.onSweep = () -> order.add("sweep");
    rig.jobs.onClaim = () -> order.add("claim");
    rig.pass(Rig.SETTINGS.idlePoll().plus(SOON));
    look(1);

    assertThat(order).startsWith("finish", "sweep", "claim");
  }

  /** The same where the host takes each step itself. */
  @Test
  void aStepOfTheHostsTellsSuchAnEndBeforeItSweepsAndClaims() {
    rig.jobs.onFinish = this::refuse;
    rig.due("a");
    look(0);
    List<String> order = new ArrayList<>();
    rig.jobs.onFinish = () -> order.add("finish");
    rig.jobs.onSweep = () -> order.add("sweep");
    rig.jobs.onClaim = () -> order.add("claim");
    rig.pass(Rig.SETTINGS.idlePoll());
    rig.engine.runOnce();

    assertThat(order).containsExactly("finish", "sweep", "claim");
  }

  /** All loops may be at work, for longer than its lease: none of them asks for anything. */
  @Test
  void anEndThatTheStoreDidNotTakeIsToldWithTheHeartbeatToo() {
    rig.jobs.onFinish = this::refuse;
    rig.due("a");
    look(0);
    rig.jobs.onFinish = () -> {};
    rig.engine.heartbeat();

    assertThat(rig.jobs.runs()).extracting(JobRun::end).containsExactly(DONE);
    assertThat(rig.jobs.claims).as("nobody asked").hasSize(1);
  }

  @Test
  void aSweepThatFailedIsMadeUpForWithTheNextQuestion() {
    rig.jobs.onSweep = this::refuse;
    look(0);
    rig.jobs.onSweep = () -> {};
    rig.pass(SOON);
    look(1);

    assertThat(rig.jobs.sweeps).isEqualTo(2);
  }

  /** Nodes that lost the store together would all come back in one moment, again and again. */
  @Test
  void noTwoRestsAreTheSame() {
    goDown("STORE_UNAVAILABLE");
    wakeForAMinute();

    assertThat(gaps().stream().distinct().count()).isGreaterThan(4);
  }

  @Test
  void theSweepIsPartOfTheOneQuestion() {
    rig.jobs.onSweep = this::refuse;
    wakeForAMinute();

    assertThat(asked).hasSizeBetween(11, 13);
    assertThat(rig.jobs.claims).isEmpty();
  }

  @Test
  void onceItIsBackWorkGoesOnByItself() {
    goDown("STORE_UNAVAILABLE");
    look(0);
    rig.pass(SOON);
    look(0);
    rig.jobs.onClaim = () -> {};
    rig.due("a").due("b");
    rig.pass(Duration.ofMillis(4_999));
    assertThat(rig.engine.runNext(1, new StopSignal())).isFalse();
    assertThat(rig.engine.untilDue()).as("a loop pauses until then").isPositive();
    rig.pass(Duration.ofMillis(1_251));

    assertThat(rig.engine.runNext(1, new StopSignal())).isTrue();
    assertThat(rig.engine.runNext(1, new StopSignal())).isTrue();
    assertThat(rig.engine.runNext(1, new StopSignal())).isFalse();
    int claims = rig.jobs.claims.size();
    assertThat(rig.engine.runNext(1, new StopSignal())).isFalse();
    assertThat(rig.jobs.claims).as("idle as ever").hasSize(claims);
  }

  /** Each of them would fail at its own end, one after the other. */
  @Test
  void lanesThatWereClaimedAheadWaitForTheStoreToComeBack() {
    for (int i = 0; i < 40; i++) {
      rig.due("practice").engine.runOnce();
    }
    for (int i = 0; i < 20; i++) {
      rig.due("ahead");
    }
    goDown("STORE_UNAVAILABLE");
    rig.jobs.onClaim = () -> {};
    rig.jobs.onFinish = this::refuse;
    look(1);
    rig.jobs.onClaim = this::refuse;
    assertThat(asked).as("the end of the first run").hasSize(1);
    wakeForAMinute();

    assertThat(asked).hasSizeBetween(11, 13);
  }

  /** Others hold its rows: it is there, and serves them. */
  @Test
  void aStoreThatIsBusyIsNotDown() {
    goDown(StoreException.BUSY);
    look(0);
    look(1);

    assertThat(asked).hasSize(2);
  }

  /** Four loops, and time that stands still: a question more would be one too many. */
  @Test
  void noLoopAsksASecondTime() throws InterruptedException {
    AtomicLong looks = new AtomicLong();
    Rig stopped =
        Rig.of(
            slice -> DONE,
            () -> {
              looks.incrementAndGet();
              return 0;
            });
    stopped.jobs.onClaim = this::refuse;
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      WorkerLoops loops = WorkerLoops.start(stopped.engine, threads, 4);
      while (asked.isEmpty() || looks.get() < 2_000) {
        stopped.wakeUp.call();
        Thread.onSpinWait();
      }
      assertThat(loops.stop(Duration.ofSeconds(20))).isTrue();
    } finally {
      threads.shutdownNow();
    }

    assertThat(asked).hasSize(1);
  }

  private void wakeForAMinute() {
    for (int call = 2; call < 602; call++) {
      look(call);
      look(call);
      rig.pass(STEP);
      now = now.plus(STEP);
    }
  }

  private List<Duration> gaps() {
    return IntStream.range(1, asked.size())
        .mapToObj(i -> asked.get(i).minus(asked.get(i - 1)))
        .toList();
  }

  private void goDown(String code) {
    rig.jobs.onClaim =
        () -> {
          asked.add(now);
          throw new StoreException(code, "away", null, true);
        };
  }

  private void refuse() {
    asked.add(now);
    throw new StoreException("STORE_UNAVAILABLE", "away", null, true);
  }

  /** A loop that was called. */
  private void look(long calls) {
    assertThat(catchThrowable(() -> rig.engine.runNext(calls, new StopSignal())))
        .satisfiesAnyOf(
            none -> assertThat(none).isNull(),
            down -> assertThat(down).isInstanceOf(StoreException.class));
  }
}
