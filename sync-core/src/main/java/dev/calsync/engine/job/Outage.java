package dev.calsync.engine.job;

import dev.calsync.failure.StoreException;
import dev.calsync.host.Ticker;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A store that failed may have lost one connection of many, so it is asked once more soon. If that
 * fails too it is away, and left alone for a while, whatever calls; then one question tells whether
 * it is back (R-L5). Each pause is longer by up to a quarter, so that the nodes do not ask in step.
 * A doubt comes from anywhere; everything else happens under the lock of who asks.
 */
final class Outage {

  /** What nobody notices, and what is long enough for a pool to throw a dead connection away. */
  private static final Duration SOON = Duration.ofMillis(250);

  private final Ticker ticker;
  private final Duration rest;
  private final RandomGenerator jitter;
  private volatile State state = State.THERE;

  /**
   * What is known of the store.
   *
   * @param on whether it failed last
   * @param askAgainAt when it may be asked again, if it failed
   */
  private record State(boolean on, long askAgainAt) {
    private static final State THERE = new State(false, 0);
  }

  Outage(Ticker ticker, Duration rest, RandomGenerator jitter) {
    this.ticker = ticker;
    this.rest = rest;
    this.jitter = jitter;
  }

  /** Asks; whatever it was, it is over if there is an answer. */
  void ask(Runnable question) {
    boolean doubted = state.on();
    try {
      question.run();
      state = State.THERE;
    } catch (RuntimeException | Error failure) {
      if (doubted && isTrouble(failure)) {
        state = pause(rest);
      } else {
        failed(failure);
      }
      throw failure;
    }
  }

  /** Begins to doubt, if nobody does yet: runs that fail together are one failure. */
  void failed(Throwable failure) {
    if (isTrouble(failure) && !state.on()) {
      state = pause(SOON);
    }
  }

  /** A store that is only busy is there. */
  private static boolean isTrouble(Throwable failure) {
    return !(failure instanceof StoreException trouble
        && trouble.code().equals(StoreException.BUSY));
  }

  private State pause(Duration length) {
    long longer = (long) (length.toNanos() / 4.0 * jitter.nextDouble());
    return new State(true, ticker.nanos() + length.toNanos() + longer);
  }

  boolean isOn() {
    return state.on();
  }

  /** How long nobody asks; zero if somebody may. */
  Duration left() {
    State now = state;
    Duration left = Duration.ofNanos(now.askAgainAt() - ticker.nanos());
    return !now.on() || left.isNegative() ? Duration.ZERO : left;
  }
}
