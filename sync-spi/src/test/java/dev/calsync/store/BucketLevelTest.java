package dev.calsync.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.calsync.store.PermitStore.Count;
import dev.calsync.store.PermitStore.Draw;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How buckets fill, rest and recover: the same arithmetic for every store (R-D6, INV-20). */
class BucketLevelTest {

  private static final Bucket TEN = new Bucket("ten", 10, Duration.ofSeconds(1));
  private static final BucketLevel FULL = BucketLevel.FULL;

  @Test
  void aBucketFillsPermitByPermitUpToItsSize() {
    BucketLevel drawn = FULL.less(TEN, 10);

    assertThat(drawn.permits(TEN)).isZero();
    assertThat(drawn.after(Duration.ofMillis(999)).permits(TEN)).isZero();
    assertThat(drawn.after(Duration.ofMillis(3_000)).permits(TEN)).isEqualTo(3);
    assertThat(drawn.after(Duration.ofDays(9)).permits(TEN)).isEqualTo(10);
    assertThat(drawn.after(Duration.ofSeconds(10))).isEqualTo(FULL);
    assertThat(drawn.after(Duration.ofSeconds(-10))).isEqualTo(drawn);
  }

  @Test
  void aComplaintEmptiesRestsAndHalvesThePace() {
    BucketLevel penalised = FULL.penalised(TEN, Duration.ofSeconds(30));

    assertThat(penalised.after(Duration.ofSeconds(30)).permits(TEN)).isZero();
    assertThat(penalised.after(Duration.ofSeconds(31)).permits(TEN)).isZero();
    assertThat(penalised.after(Duration.ofSeconds(32)).permits(TEN)).isEqualTo(1);
    assertThat(penalised.until(TEN, 1)).isEqualTo(Duration.ofSeconds(32));
  }

  @Test
  void aComplaintWhileItRestsOnlyProlongsTheRest() {
    BucketLevel twice =
        FULL.penalised(TEN, Duration.ofSeconds(30)).penalised(TEN, Duration.ofSeconds(5));

    assertThat(twice).isEqualTo(FULL.penalised(TEN, Duration.ofSeconds(30)));
    assertThat(twice.penalised(TEN, Duration.ofSeconds(50)).rest())
        .isEqualTo(Duration.ofSeconds(50));
  }

  @Test
  void noComplaintSlowsABucketBelowASixteenth() {
    BucketLevel level = FULL;
    for (int pace : new int[] {8, 4, 2, 1, 1}) {
      level = level.penalised(TEN, Duration.ZERO);
      assertThat(level.pace()).isEqualTo(pace);
    }
    assertThat(level.until(TEN, 1)).isEqualTo(Duration.ofSeconds(16));
  }

  @Test
  void everyCalmMinuteAfterTheRestGivesASixteenthBack() {
    BucketLevel penalised = FULL.penalised(TEN, Duration.ofSeconds(30));

    assertThat(penalised.after(Duration.ofSeconds(89)).pace()).isEqualTo(8);
    assertThat(penalised.after(Duration.ofSeconds(90)).pace()).isEqualTo(9);
    assertThat(penalised.after(Duration.ofSeconds(30 + 60 * 8)).pace()).isEqualTo(16);
    assertThat(penalised.untilFull()).isEqualTo(Duration.ofSeconds(30 + 60 * 8));
    assertThat(penalised.after(penalised.untilFull())).isEqualTo(FULL);
  }

  @Test
  void whatIsGivenBackWhileABucketRestsIsForgotten() {
    BucketLevel drawn = FULL.less(TEN, 4);

    assertThat(drawn.more(TEN, 3).permits(TEN)).isEqualTo(9);
    assertThat(drawn.more(TEN, Integer.MAX_VALUE)).isEqualTo(FULL);
    BucketLevel resting = drawn.penalised(TEN, Duration.ofSeconds(1));
    assertThat(resting.more(TEN, 3)).isEqualTo(resting);
  }

  @Test
  void aBucketThatWasMadeSmallerIsEmptyAtMost() {
    Bucket small = new Bucket("ten", 2, Duration.ofSeconds(1));
    BucketLevel drawn = FULL.less(TEN, 10);

    assertThat(drawn.permits(small)).isZero();
    assertThat(drawn.until(small, 1)).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void aRestOfAnyLengthIsBounded() {
    BucketLevel level = FULL.penalised(TEN, Duration.ofSeconds(Long.MAX_VALUE));

    assertThat(level.rest()).isEqualTo(Duration.ofDays(1_000));
    assertThat(level.after(Duration.ofDays(36_525))).isEqualTo(FULL);
  }

  @Test
  void timeMayPassInPiecesAndTheWaitIsExact() {
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      BucketLevel level = FULL.less(TEN, random.nextInt(11));
      for (int i = random.nextInt(3); i > 0; i--) {
        level = level.penalised(TEN, Duration.ofMillis(random.nextInt(5_000)));
        level = level.after(Duration.ofMillis(random.nextInt(200_000)));
      }
      Duration one = Duration.of(random.nextInt(90_000_000), ChronoUnit.MICROS);
      Duration other = Duration.ofMillis(random.nextInt(90_000));
      assertThat(level.after(one).after(other))
          .as("seed %d", seed)
          .isEqualTo(level.after(one.plus(other)));
      int permits = 1 + random.nextInt(10);
      Duration wait = level.until(TEN, permits);
      assertThat(level.after(wait).permits(TEN))
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(permits);
      if (!wait.isZero()) {
        assertThat(level.after(wait.minusNanos(1_000)).permits(TEN))
            .as("seed %d", seed)
            .isLessThan(permits);
      }
      assertThat(level.after(level.untilFull())).as("seed %d", seed).isEqualTo(FULL);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, PT1S", "-1, PT1S", "1, PT0S", "1, PT-1S", "1, PT0.0000001S", "1001, P1D"})
  void aBucketHoldsSomethingAndFillsInTime(int size, Duration each) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Bucket("b", size, each));
  }

  @Test
  void aBucketsNameHasItsLength() {
    assertThat(new Bucket("b".repeat(128), 1_000, Duration.ofDays(1)).size()).isEqualTo(1_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bucket("b".repeat(129), 5, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bucket("", 5, Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0", "2, 1, 0", "1, 1, -1", "11, 11, 0", "1, 1, 10", "1, 1, 2147483647"})
  void aDrawAsksForWhatABucketCanHold(int least, int most, int keep) {
    assertThat(new Draw(TEN, 1, 99, 9).most()).isEqualTo(99);
    assertThatIllegalArgumentException().isThrownBy(() -> new Draw(TEN, least, most, keep));
  }

  @Test
  void nothingIsNotGivenBack() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Count(TEN, 0));
  }
}
