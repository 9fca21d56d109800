package dev.calsync.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** R-D1: when a calendar is read that nobody asks about. */
class CadenceTest {

  private static final Duration POLL = Duration.ofMinutes(20);

  @Test
  void onAverageItIsThePoll() {
    List<Duration> pauses = pauses(POLL, Duration.ofMinutes(1));

    assertThat(pauses)
        .allMatch(pause -> pause.compareTo(POLL.multipliedBy(3).dividedBy(4)) >= 0)
        .allMatch(pause -> pause.compareTo(POLL.multipliedBy(5).dividedBy(4)) < 0);
    assertThat(pauses.stream().mapToLong(Duration::toSeconds).average().orElse(0))
        .isBetween(1_180.0, 1_220.0);
  }

  @Test
  void noTwoOfManyAreTheSame() {
    assertThat(pauses(POLL, Duration.ofMinutes(1)).stream().distinct().count()).isGreaterThan(990);
  }

  @Test
  void itIsNeverShorterThanTheProviderAllows() {
    assertThat(pauses(POLL, Duration.ofMinutes(18)))
        .allMatch(pause -> pause.compareTo(Duration.ofMinutes(18)) >= 0);
    assertThat(pauses(POLL, Duration.ofHours(1)))
        .allMatch(pause -> pause.compareTo(Duration.ofHours(1)) >= 0)
        .allMatch(pause -> pause.compareTo(Duration.ofMinutes(90)) < 0);
  }

  private static List<Duration> pauses(Duration poll, Duration least) {
    Cadence cadence = new Cadence(poll, new SplittableRandom(7));
    return Stream.generate(() -> cadence.next(least)).limit(1_000).toList();
  }
}
