package dev.calsync.engine.grant;

import dev.calsync.connector.Secret;
import java.time.Duration;
import java.time.Instant;

/**
 * An access token. Its times are of the host's clock: where that is wrong, a token is renewed early
 * or refused once, and nothing else (INV-25).
 *
 * @param token the token
 * @param renewAt from when on a new one is asked for
 * @param usableUntil until when it is handed out
 */
record AccessToken(Secret token, Instant renewAt, Instant usableUntil) {

  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** What is handed out is good for at least a minute, if it ever was for longer. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /**
   * A token that was just given.
   *
   * @param token the token
   * @param life how long it is good
   * @param now the time
   * @param jitter 0 up to 1, so that those who were given tokens together do not renew together
   */
  static AccessToken given(Secret token, Duration life, Instant now, double jitter) {
    Instant end = now.plus(life);
    Duration ahead = least(AHEAD, life.dividedBy(2));
    Duration earlier = Duration.ofMillis((long) (ahead.toMillis() / 2.0 * jitter));
    return new AccessToken(
        token, end.minus(ahead).minus(earlier), end.minus(least(MARGIN, life.dividedBy(4))));
  }

  boolean isFresh(Instant now) {
    return now.isBefore(renewAt);
  }

  boolean isUsable(Instant now) {
    return now.isBefore(usableUntil);
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
