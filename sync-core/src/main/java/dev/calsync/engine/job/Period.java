package dev.calsync.engine.job;

import dev.calsync.host.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets one caller through in each period. Thread-safe. */
final class Period {

  private final Ticker ticker;
  private final Duration length;
  private final AtomicLong begunAt = new AtomicLong(Long.MIN_VALUE);

  Period(Ticker ticker, Duration length) {
    this.ticker = ticker;
    this.length = length;
  }

  /** Answers true to one caller once the last period is over. */
  boolean begins() {
    long last = begunAt.get();
    return isOver(last) && begunAt.compareAndSet(last, ticker.nanos());
  }

  /** Makes the present one end sooner, or later, than it would. */
  void endsIn(Duration left) {
    begunAt.set(ticker.nanos() + left.toNanos() - length.toNanos());
  }

  /** Whether the next one may begin, also if none has yet. */
  boolean isOver() {
    return isOver(begunAt.get());
  }

  private boolean isOver(long last) {
    return last == Long.MIN_VALUE || ticker.nanos() - last >= length.toNanos();
  }

  /** How long until it is over; all of it if none has begun. */
  Duration left() {
    long last = begunAt.get();
    Duration since =
        last == Long.MIN_VALUE ? Duration.ZERO : Duration.ofNanos(ticker.nanos() - last);
    Duration left = length.minus(since);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
