package dev.calsync.engine.permit;

import dev.calsync.host.Ticker;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * Whether a provider is worth calling, as this node sees it. It opens when several accounts fail
 * and none succeeds; then nobody calls for a while, one call probes, and if it succeeds, twice as
 * many may run each time until all may (FLT-12). Thread-safe.
 */
final class Breaker {

  private static final int FAILURES = 10;
  private static final int ACCOUNTS = 3;
  private static final int MANY = 32;
  private static final Duration FIRST_REST = Duration.ofSeconds(30);
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);
  private static final Duration PROBE_REST = Duration.ofSeconds(2);

  private final Ticker ticker;
  private final RandomGenerator jitter;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<String> failing = new HashSet<>();
  private int failures;
  private int allowed = Integer.MAX_VALUE;
  private int inFlight;
  private Duration rest = FIRST_REST;
  private long restsUntil;

  Breaker(Ticker ticker, RandomGenerator jitter) {
    this.ticker = ticker;
    this.jitter = jitter;
  }

  /**
   * Asks for a call; every one that may begin is ended by {@link #ended}.
   *
   * @return empty if it may begin; else when to ask again, for everybody another time
   */
  Optional<Duration> begin() {
    lock.lock();
    try {
      Duration left = Duration.ofNanos(restsUntil - ticker.nanos());
      if (allowed == 0 && left.compareTo(Duration.ZERO) > 0) {
        return Optional.of(jittered(left));
      }
      allowed = Math.max(1, allowed);
      if (inFlight >= allowed) {
        return Optional.of(jittered(PROBE_REST));
      }
      inFlight++;
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** A call that might have begun did not, for a reason that is not the provider's. */
  void withdrawn() {
    lock.lock();
    try {
      inFlight--;
    } finally {
      lock.unlock();
    }
  }

  /**
   * A call ended.
   *
   * @param account on whose behalf
   * @param good whether the provider showed itself in working order
   * @return how long everybody rests, if this was one failure too many
   */
  Optional<Duration> ended(String account, boolean good) {
    lock.lock();
    try {
      inFlight--;
      if (good) {
        recover();
        return Optional.empty();
      }
      failures++;
      failing.add(account);
      boolean tooMany = failures >= FAILURES && failing.size() >= ACCOUNTS;
      return isProbing() || (allowed > 0 && tooMany) ? Optional.of(open()) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private boolean isProbing() {
    return allowed > 0 && allowed <= MANY;
  }

  private void recover() {
    failures = 0;
    failing.clear();
    if (isProbing()) {
      allowed = allowed * 2 > MANY ? Integer.MAX_VALUE : allowed * 2;
      rest = FIRST_REST;
    }
  }

  private Duration open() {
    Duration now = jittered(rest);
    Duration twice = rest.multipliedBy(2);
    rest = twice.compareTo(LONGEST_REST) < 0 ? twice : LONGEST_REST;
    allowed = 0;
    restsUntil = ticker.nanos() + now.toNanos();
    return now;
  }

  /** From once to one and a half times as long, so that not all come back at once. */
  private Duration jittered(Duration least) {
    return least.plusNanos((long) (least.toNanos() / 2.0 * jitter.nextDouble()));
  }
}
