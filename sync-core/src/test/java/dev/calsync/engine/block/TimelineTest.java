package dev.calsync.engine.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.event.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The union and the difference of stretches of time. */
class TimelineTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
  private static final int MINUTES = 600;

  @Test
  void whatTouchesIsOneStretch() {
    assertThat(Timeline.of(List.of(range(600, 630), range(540, 600), range(720, 780))).ranges())
        .containsExactly(range(540, 630), range(720, 780));
  }

  @Test
  void whatLiesWithinTheGapIsOneStretch() {
    List<TimeRange> apart = List.of(range(540, 600), range(610, 630), range(641, 700));
    assertThat(Timeline.of(apart, Duration.ofMinutes(10)).ranges())
        .containsExactly(range(540, 630), range(641, 700));
  }

  @Test
  void aPointStaysUnlessItLiesInAStretch() {
    assertThat(Timeline.of(List.of(range(60, 60), range(30, 60), range(90, 90))).ranges())
        .containsExactly(range(30, 60), range(90, 90));
    assertThat(
            Timeline.of(List.of(range(60, 60), range(90, 90)))
                .without(Timeline.of(List.of(range(60, 70))))
                .ranges())
        .containsExactly(range(90, 90));
  }

  @Test
  void aPointTakesNoTimeAway() {
    assertThat(one(30, 60).without(one(45, 45))).isEqualTo(one(30, 60));
  }

  @Test
  void stretchesThatTouchAreNoTimeline() {
    assertThatThrownBy(() -> new Timeline(List.of(range(0, 10), range(10, 20))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsCoveredHasNoPartMissing() {
    Timeline line = Timeline.of(List.of(range(10, 20), range(30, 30), range(40, 60)));
    assertThat(line.covers(range(10, 20))).isTrue();
    assertThat(line.covers(range(30, 30))).isTrue();
    assertThat(line.covers(range(45, 50))).isTrue();
    assertThat(line.covers(range(15, 45))).isFalse();
    assertThat(line.covers(range(0, 5))).isFalse();
    assertThat(line.touches(range(0, 10))).isFalse();
    assertThat(line.touches(range(0, 11))).isTrue();
    assertThat(line.touches(range(59, 90))).isTrue();
    assertThat(line.touches(range(60, 90))).isFalse();
    assertThat(line.touches(range(30, 30))).isTrue();
  }

  @Test
  void unionAndDifferenceHoldMinuteByMinute() {
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      List<TimeRange> some = ranges(random);
      List<TimeRange> others = ranges(random);
      Timeline one = Timeline.of(some);
      Timeline other = Timeline.of(others);
      BitSet left = minutes(some);
      left.andNot(minutes(others));

      assertThat(minutes(one.ranges())).as("union, seed %s", seed).isEqualTo(minutes(some));
      assertThat(minutes(one.without(other).ranges())).as("left, seed %s", seed).isEqualTo(left);
      for (TimeRange range : others) {
        BitSet missing = minutes(List.of(range));
        missing.andNot(minutes(some));
        assertThat(one.covers(range)).as("covers, seed %s", seed).isEqualTo(missing.isEmpty());
        assertThat(one.touches(range))
            .as("touches, seed %s", seed)
            .isEqualTo(minutes(List.of(range)).intersects(minutes(some)));
      }
    }
  }

  @Test
  void neitherTheOrderNorAMergeInBetweenMatters() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Duration gap = Duration.ofMinutes(random.nextInt(20));
      List<TimeRange> some = ranges(random);
      List<TimeRange> others = ranges(random);
      List<TimeRange> all = new ArrayList<>(Timeline.of(some, gap).ranges());
      all.addAll(others);
      List<TimeRange> together = new ArrayList<>(some);
      together.addAll(others);
      Collections.shuffle(together, random);

      assertThat(Timeline.of(all, gap)).as("seed %s", seed).isEqualTo(Timeline.of(together, gap));
    }
  }

  private static List<TimeRange> ranges(Random random) {
    List<TimeRange> ranges = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      int from = random.nextInt(MINUTES);
      ranges.add(range(from, from + 1 + random.nextInt(random.nextBoolean() ? 20 : 120)));
    }
    return ranges;
  }

  private static BitSet minutes(List<TimeRange> ranges) {
    BitSet minutes = new BitSet();
    ranges.forEach(range -> minutes.set(minute(range.from()), minute(range.to())));
    return minutes;
  }

  private static int minute(Instant instant) {
    return (int) Duration.between(MIDNIGHT, instant).toMinutes();
  }

  private static Timeline one(int from, int to) {
    return Timeline.of(List.of(range(from, to)));
  }

  private static TimeRange range(int from, int to) {
    return new TimeRange(
        MIDNIGHT.plus(Duration.ofMinutes(from)), MIDNIGHT.plus(Duration.ofMinutes(to)));
  }
}
