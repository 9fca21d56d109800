package dev.calsync.engine.edge;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a calendar is read that nobody asks about: each time after another pause, up to a
 * quarter more or less, so that calendars which were read together drift apart.
 *
 * @param poll the pause on average, where the provider allows it
 * @param jitter chance
 */
public record Cadence(Duration poll, RandomGenerator jitter) {

  /**
   * The next pause.
   *
   * @param least the shortest that the provider allows
   * @return at least that, and then longer by up to half of the usual pause
   */
  public Duration next(Duration least) {
    Duration usual = poll.compareTo(least) < 0 ? least : poll;
    Duration early = usual.multipliedBy(3).dividedBy(4);
    Duration from = early.compareTo(least) < 0 ? least : early;
    return from.plusMillis((long) (usual.toMillis() / 2.0 * jitter.nextDouble()));
  }
}
