package dev.calsync.engine.job;

import static dev.calsync.failure.FailureClass.CURSOR_INVALID;
import static dev.calsync.failure.FailureClass.THROTTLED;
import static dev.calsync.failure.FailureClass.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.job.FailurePolicy.Verdict;
import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.failure.StaleLeaseException;
import dev.calsync.failure.StoreException;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R-D4, INV-20: class × attempt → what next. */
class FailurePolicyTest {

  private static final double MOST = Math.nextDown(1.0);

  /** With the least and the most jitter. */
  @ParameterizedTest
  @CsvSource({
    "TRANSIENT, 1, PT2.5S, PT5S",
    "TRANSIENT, 2, PT5S, PT10S",
    "TRANSIENT, 3, PT10S, PT20S",
    "TRANSIENT, 10, PT21M20S, PT42M40S",
    "TRANSIENT, 100, PT3H, PT6H",
    "AMBIGUOUS, 1, PT2.5S, PT5S",
    "AMBIGUOUS, 2, PT5S, PT10S",
    "THROTTLED, 1, PT2.5S, PT5S",
    "THROTTLED, 2, PT5S, PT10S",
    "NEEDS_REAUTH, 1, PT7M30S, PT15M",
    "NEEDS_REAUTH, 2, PT15M, PT30M",
    "FORBIDDEN, 1, PT7M30S, PT15M",
    "CALENDAR_GONE, 1, PT7M30S, PT15M",
    "REJECTED, 1, PT7M30S, PT15M",
    "UNSUPPORTED, 1, PT7M30S, PT15M",
    "UNSUPPORTED, 50, PT3H, PT6H",
    "CURSOR_INVALID, 1, PT0S, PT0S",
    "CURSOR_INVALID, 2, PT5S, PT10S",
    "CURSOR_INVALID, 100, PT3H, PT6H"
  })
  void everyClassHasItsWait(FailureClass kind, int attempts, Duration least, Duration most) {
    assertThat(retry(of(kind), attempts, 0)).isEqualTo(least);
    assertThat(retry(of(kind), attempts, MOST)).isBetween(most.minusMillis(1), most);
  }

  @ParameterizedTest
  @EnumSource(FailureClass.class)
  void noTroubleOfAProviderIsEverGivenUp(FailureClass kind) {
    for (int attempts : new int[] {1, 5, 6, 1_000, Integer.MAX_VALUE}) {
      assertThat(FailurePolicy.decide(of(kind), attempts, 0).end())
          .isInstanceOfSatisfying(
              RunEnd.Failed.class,
              failed -> {
                assertThat(failed.code()).isEqualTo("CODE");
                assertThat(failed.text()).isEqualTo("Calendar c: trouble");
              });
    }
  }

  @ParameterizedTest
  @EnumSource(FailureClass.class)
  void onlyThrottlingParksTheLane(FailureClass kind) {
    Verdict verdict = FailurePolicy.decide(of(kind), 2, 0.5);

    assertThat(verdict.park().isPresent()).isEqualTo(kind == THROTTLED);
    verdict.park().ifPresent(rest -> assertThat(rest).isEqualTo(retry(verdict)));
  }

  /** FLT-11. */
  @ParameterizedTest
  @CsvSource({"PT1S, PT1S", "PT30S, PT30S", "PT10H, PT10H", "PT0.2S, PT1S"})
  void whatTheProviderAskedForIsHonoured(Duration told, Duration waited) {
    for (int attempts : new int[] {1, 9}) {
      Verdict verdict =
          FailurePolicy.decide(ConnectorException.throttled("SLOW", "wait", told), attempts, MOST);
      assertThat(retry(verdict)).isEqualTo(waited);
      assertThat(verdict.park()).contains(waited);
    }
  }

  /** Pain 21: everybody who waits for the same permit would come for it in one moment. */
  @ParameterizedTest
  @CsvSource({"PT10S, PT15S", "PT2M, PT3M", "PT6H, PT6H1M"})
  void whoWaitsForAPermitComesALittleLaterThanItIsThere(Duration there, Duration latest) {
    ConnectorException none = ConnectorException.throttled("NO_PERMITS", "none left", there);

    assertThat(FailurePolicy.decide(none, 1, 0).park()).contains(there);
    assertThat(FailurePolicy.decide(none, 1, MOST).park().orElseThrow())
        .isBetween(latest.minusMillis(1), latest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-5S"})
  void aWaitThatIsOverIsOursToChoose(Duration told) {
    Verdict verdict =
        FailurePolicy.decide(ConnectorException.throttled("SLOW", "wait", told), 2, 0);

    assertThat(retry(verdict)).isEqualTo(Duration.ofSeconds(5));
    assertThat(verdict.park()).contains(Duration.ofSeconds(5));
  }

  @Test
  void aDeadCursorIsReadAnewAtOnceButOnlyOnce() {
    assertThat(retry(of(CURSOR_INVALID), 1, 0.5)).isZero();
    assertThat(retry(of(CURSOR_INVALID), 2, 0.5)).isPositive();
  }

  /** R-D7: a connection lost is not the job's fault, and the next one may be there at once. */
  @ParameterizedTest
  @CsvSource({
    "1, PT0.25S, PT0.5S",
    "2, PT0.5S, PT1S",
    "5, PT4S, PT8S",
    "100, PT3H, PT6H",
  })
  void aStoreThatMayAnswerTheNextTimeIsTriedAgainSoonAndMoreRarelyEachTime(
      int attempts, Duration least, Duration most) {
    StoreException cut = new StoreException("STORE_UNAVAILABLE", "not there", null, true);

    assertThat(retry(cut, attempts, 0)).isEqualTo(least);
    assertThat(retry(cut, attempts, MOST)).isBetween(most.minusMillis(1), most);
    assertThat(FailurePolicy.decide(cut, attempts, 0).park()).as("others may go on").isEmpty();
  }

  @Test
  void ourOwnTroubleIsTriedAgainUnderItsCode() {
    StoreException refused = new StoreException("STORE_TOO_LONG", "It is too long", null, false);
    CalsyncException gone = new CalsyncException("NOT_FOUND", "There is no calendar c");

    assertThat(FailurePolicy.decide(refused, 1, 0).end())
        .isEqualTo(new RunEnd.Failed("STORE_TOO_LONG", "It is too long", Duration.ofMillis(2_500)));
    assertThat(FailurePolicy.decide(gone, 1_000, 0).end())
        .isEqualTo(new RunEnd.Failed("NOT_FOUND", "There is no calendar c", Duration.ofHours(3)));
  }

  @Test
  void anErrorInAProgramIsGivenUpAfterFiveAttempts() {
    for (Throwable bug :
        new Throwable[] {new IllegalStateException("x"), new StackOverflowError()}) {
      for (int attempts = 1; attempts <= 4; attempts++) {
        assertThat(FailurePolicy.decide(bug, attempts, 0).end()).isInstanceOf(RunEnd.Failed.class);
      }
      assertThat(FailurePolicy.decide(bug, 5, 0).end())
          .isInstanceOfSatisfying(
              RunEnd.Dead.class,
              dead -> assertThat(dead.code()).isEqualTo(bug.getClass().getSimpleName()));
    }
  }

  /** INV-16: the message of a foreign exception may hold anything. */
  @Test
  void whatAForeignExceptionSaysIsNotRepeated() {
    for (int attempts : new int[] {1, 5}) {
      RunEnd end = FailurePolicy.decide(new IllegalStateException("canary"), attempts, 0).end();
      assertThat(end.toString()).doesNotContain("canary").contains("IllegalStateException");
    }
  }

  @Test
  void theWaitDoublesStaysBetweenHalfAndWholeAndEnds() {
    long seed = 3;
    Random random = new Random(seed);
    Duration first = Duration.ofSeconds(5);
    for (int attempts = 1; attempts <= 200; attempts++) {
      Duration whole =
          Duration.ofMillis(
              (long) Math.min(5_000 * Math.pow(2, attempts - 1), Duration.ofHours(6).toMillis()));
      for (int i = 0; i < 100; i++) {
        assertThat(FailurePolicy.backOff(first, attempts, random.nextDouble()))
            .as("seed %d, attempt %d", seed, attempts)
            .isBetween(whole.dividedBy(2), whole);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void anAttemptThatWasNotCountedIsTheFirst(int attempts) {
    assertThat(FailurePolicy.backOff(Duration.ofSeconds(5), attempts, 0))
        .isEqualTo(Duration.ofMillis(2_500));
  }

  private static ConnectorException of(FailureClass kind) {
    return ConnectorException.of(kind, "CODE", "Calendar c: trouble");
  }

  private static Duration retry(Throwable failure, int attempts, double jitter) {
    return retry(FailurePolicy.decide(failure, attempts, jitter));
  }

  private static Duration retry(Verdict verdict) {
    return verdict
        .end()
        .match(
            done -> Duration.ofDays(-1),
            () -> Duration.ofDays(-2),
            RunEnd.Failed::retryIn,
            dead -> Duration.ofDays(-3));
  }

  @Test
  void whatAProviderSaysAtLengthEndsTheRunAllTheSame() {
    ConnectorException wordy = ConnectorException.of(TRANSIENT, "C".repeat(200), "x".repeat(5_000));
    RunEnd.Failed failed = (RunEnd.Failed) FailurePolicy.decide(wordy, 1, 0).end();
    assertThat(failed.code()).hasSize(100).endsWith("…");
    assertThat(failed.text()).hasSize(2_000).endsWith("…");
  }

  @Test
  void aProviderThatAsksForCenturiesIsAskedAgainAfterADay() {
    Duration centuries = Duration.ofSeconds(Long.MAX_VALUE);
    assertThat(
            FailurePolicy.decide(ConnectorException.throttled("SLOW", "wait", centuries), 1, 0)
                .park())
        .contains(Duration.ofDays(1));
  }

  /** INV-19: what may be of one item stops no other; what is everybody's stops all. */
  @Test
  void whatConcernsTheAccountTheLeaseOrTheStoreIsNoMatterOfOneItem() {
    assertThat(Stream.of(FailureClass.values()))
        .filteredOn(it -> FailurePolicy.mayBeOfOneItem(ConnectorException.of(it, "ODD", "odd")))
        .containsExactlyInAnyOrder(
            FailureClass.REJECTED,
            FailureClass.UNSUPPORTED,
            FailureClass.TRANSIENT,
            FailureClass.AMBIGUOUS);
    assertThat(FailurePolicy.mayBeOfOneItem(new IllegalStateException("not understood"))).isTrue();
    assertThat(FailurePolicy.mayBeOfOneItem(new StaleLeaseException("lane", 1))).isFalse();
    assertThat(FailurePolicy.mayBeOfOneItem(new StoreException("AWAY", "away", null, true)))
        .isFalse();
  }
}
