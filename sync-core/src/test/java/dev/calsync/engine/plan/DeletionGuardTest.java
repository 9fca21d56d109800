package dev.calsync.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.plan.DeletionGuard.Verdict;
import dev.calsync.policy.DeletionLimits;
import dev.calsync.policy.DeletionLimits.Limit;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.Evidence;
import dev.calsync.store.HoldId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SEM-42, INV-12: what is held, what may go, and what reading again can release. */
class DeletionGuardTest {

  private static final HoldId HOLD = new HoldId("h");

  private final DeletionGuard guard = new DeletionGuard(DeletionLimits.DEFAULT);

  /** SEM-42: 20 events, the feed of 2026-11-25 has 1. */
  @Test
  void aFeedThatShrinksFromTwentyEventsToOneIsHeld() {
    Verdict verdict = judge(20, 19, 0, listing(1));

    assertThat(verdict).isEqualTo(new Verdict("MASS_DELETE", Optional.of(HOLD), true, false, true));
  }

  /** SEM-42: 60 mirrors, 40 of them parts of one cancelled daily series: one event of 21. */
  @Test
  void aSeriesIsOneEventHoweverManyPartsItHas() {
    assertThat(judge(21, 1, 0, listing(20))).isEqualTo(Verdict.FREE);
  }

  /** SEM-42: ten passes of one hour that each lose 4 of 40 are held at the fourth. */
  @Test
  void slowLossIsHeldOnceTheDayHasLostTooMuch() {
    long left = 40;
    long gone = 0;
    for (int pass = 1; pass <= 10; pass++) {
      Verdict verdict = judge(new EdgeTally(left, 4, 0, gone, 0, Map.of()), listing(left - 4));
      assertThat(verdict.hold().isPresent()).as("pass %d", pass).isEqualTo(pass >= 4);
      if (verdict.hold().isEmpty()) {
        left -= 4;
        gone += 4;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4, false",
    "5, 5, true",
    "5, 16, true",
    "5, 17, false",
    "6, 20, false",
    "7, 20, true",
    "500, 10000, false",
    "501, 10000, true",
  })
  void absenceIsHeldFromFiveEventsAndAbove30PercentOrAbove500(
      long absent, long events, boolean held) {
    Verdict verdict = judge(events, absent, 0, listing(Math.max(1, events - absent)));

    assertThat(verdict.hold().isPresent()).isEqualTo(held);
    assertThat(verdict.absence()).isEqualTo(held);
  }

  @ParameterizedTest
  @CsvSource({
    "24, 24, false",
    "25, 25, true",
    "25, 49, true",
    "25, 50, false",
    "26, 50, true",
    "1000, 100000, false",
    "1001, 100000, true",
  })
  void tombstonesAreHeldFrom25EventsAndAbove50PercentOrAbove1000(
      long told, long events, boolean held) {
    Verdict verdict = judge(events, 0, told, listing(5));

    assertThat(verdict.hold().isPresent()).isEqualTo(held);
    assertThat(verdict.tombstone()).isEqualTo(held);
    assertThat(verdict.absence()).isFalse();
  }

  @Test
  void tombstonesOfTheLastDayCountToo() {
    assertThat(judge(new EdgeTally(40, 0, 10, 0, 20, Map.of()), listing(5)).tombstone()).isFalse();
    assertThat(judge(new EdgeTally(30, 0, 10, 0, 30, Map.of()), listing(5)).tombstone()).isTrue();
  }

  /** What went in the last day was there before, so it is part of the whole. */
  @Test
  void theShareIsThatOfTheEventsThereWere() {
    assertThat(judge(new EdgeTally(14, 5, 0, 0, 0, Map.of()), listing(9)).absence()).isTrue();
    assertThat(judge(new EdgeTally(14, 5, 0, 0, 6, Map.of()), listing(9)).absence()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 100", "20, 20"})
  void anEmptyReadingAlwaysHoldsAndNeverConfirmsItself(long absent, long events) {
    assertThat(judge(events, absent, 0, listing(0)))
        .isEqualTo(new Verdict("SOURCE_EMPTY", Optional.of(HOLD), true, false, false));
  }

  @Test
  void anEmptyReadingDoesNotLetTombstonesPassUnjudged() {
    Verdict many = judge(60, 10, 50, listing(0));
    Verdict few = judge(60, 10, 20, listing(0));

    assertThat(many).isEqualTo(new Verdict("SOURCE_EMPTY", Optional.of(HOLD), true, true, false));
    assertThat(few.holdFor(Evidence.Kind.TOMBSTONE)).isEmpty();
    assertThat(few.holdFor(Evidence.Kind.ABSENCE)).contains(HOLD);
  }

  @Test
  void anEmptyReadingOfASourceThatLosesNothingHoldsNothing() {
    assertThat(judge(0, 0, 0, listing(0))).isEqualTo(Verdict.FREE);
    assertThat(judge(10, 0, 10, listing(0))).isEqualTo(Verdict.FREE);
  }

  @Test
  void onlyAHoldByAbsenceCanBeConfirmedByReadingAgain() {
    assertThat(judge(100, 40, 0, listing(60)).confirmable()).isTrue();
    assertThat(judge(100, 0, 60, listing(40)).confirmable()).isFalse();
    assertThat(judge(100, 40, 60, listing(1)).confirmable()).isFalse();
  }

  @Test
  void theKindThatIsNotTooManyGoes() {
    Verdict verdict = judge(100, 40, 5, listing(55));

    assertThat(verdict.holdFor(Evidence.Kind.ABSENCE)).contains(HOLD);
    assertThat(verdict.holdFor(Evidence.Kind.TOMBSTONE)).isEmpty();
  }

  @Test
  void aSourceThatWasNeverReadWholeIsJudgedAllTheSame() {
    assertThat(judge(10, 0, 0, Optional.empty())).isEqualTo(Verdict.FREE);
    assertThat(judge(30, 0, 30, Optional.empty()).tombstone()).isTrue();
  }

  @Test
  void allFiguresAreSettings() {
    DeletionGuard strict =
        new DeletionGuard(new DeletionLimits(new Limit(1, 0, 1), new Limit(1, 0, 1)));
    EdgeTally one = new EdgeTally(1_000, 1, 1, 0, 0, Map.of());

    assertThat(strict.judge(one, listing(998), HOLD).absence()).isTrue();
    assertThat(strict.judge(one, listing(998), HOLD).tombstone()).isTrue();
    assertThat(judge(one, listing(998))).isEqualTo(Verdict.FREE);
  }

  private Verdict judge(long events, long absent, long told, Optional<CompletedPass> complete) {
    return judge(new EdgeTally(events, absent, told, 0, 0, Map.of()), complete);
  }

  private Verdict judge(EdgeTally tally, Optional<CompletedPass> complete) {
    return guard.judge(tally, complete, HOLD);
  }

  private static Optional<CompletedPass> listing(long events) {
    Instant at = Instant.parse("2026-11-25T10:00:00Z");
    return Optional.of(new CompletedPass("pass", true, events, at, at));
  }
}
