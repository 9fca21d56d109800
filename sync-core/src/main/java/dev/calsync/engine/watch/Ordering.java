package dev.calsync.engine.watch;

import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.Secret;
import dev.calsync.host.IdSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * How new channels are ordered.
 *
 * @param ids names that were never given before
 * @param secure gives secrets that nobody can guess
 * @param clock tells how long what was granted lives
 */
public record Ordering(IdSource ids, RandomGenerator secure, Clock clock) {

  /** What most providers grant at most. */
  static final Duration LIFE = Duration.ofDays(7);

  private static final int SECRET_BYTES = 32;

  ChangeWatch.Order order(URI address) {
    byte[] bytes = new byte[SECRET_BYTES];
    secure.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new ChangeWatch.Order(ids.next(), Secret.of(secret), LIFE, address);
  }

  /** How long a channel lives from now on; nothing if it is over. */
  Duration lifeOf(ChangeWatch.Channel channel) {
    Duration life = Duration.between(clock.instant(), channel.expiresAt());
    return life.isNegative() ? Duration.ZERO : life;
  }
}
