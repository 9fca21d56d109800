package dev.calsync.engine.job;

import dev.calsync.failure.StoreException;
import dev.calsync.host.Ticker;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A store that failed is left alone for a while, whatever calls; then one question tells whether it
 * is back (R-L5). Each rest is longer by up to a quarter, so that the nodes do not ask in step.
 * Begun from anywhere; everything else happens under the lock of who asks.
 */
final class Outage {

  private final Ticker ticker;
  private final Duration rest;
  private final RandomGenerator jitter;
  private volatile long askAgainAt;
  private volatile boolean on;

  Outage(Ticker ticker, Duration rest, RandomGenerator jitter) {
    this.ticker = ticker;
    this.rest = rest;
    this.jitter = jitter;
  }

  /** Asks; the outage is over if there is an answer. */
  void ask(Runnable question) {
    try {
      question.run();
      on = false;
    } catch (RuntimeException | Error failure) {
      failed(failure);
      throw failure;
    }
  }

  /** Begins an outage, or goes on with it; a store that is only busy is there. */
  void failed(Throwable failure) {
    if (!(failure instanceof StoreException trouble
        && trouble.code().equals(StoreException.BUSY))) {
      long longer = (long) (rest.toNanos() / 4.0 * jitter.nextDouble());
      askAgainAt = ticker.nanos() + rest.toNanos() + longer;
      on = true;
    }
  }

  boolean isOn() {
    return on;
  }

  /** How long nobody asks; zero if somebody may. */
  Duration left() {
    Duration left = Duration.ofNanos(askAgainAt - ticker.nanos());
    return !on || left.isNegative() ? Duration.ZERO : left;
  }
}
