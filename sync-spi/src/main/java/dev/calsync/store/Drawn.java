package dev.calsync.store;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What came of a draw. */
public sealed interface Drawn {

  /**
   * Picks by kind.
   *
   * @param permits used if permits were drawn
   * @param later used if none were
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(Function<Permits, R> permits, Function<Later, R> later);

  /**
   * Permits were drawn from every bucket.
   *
   * @param counts how many from each, in the order asked
   */
  record Permits(List<Integer> counts) implements Drawn {

    /** Copies the numbers. */
    public Permits {
      counts = List.copyOf(counts);
    }

    @Override
    public <R> R match(Function<Permits, R> permits, Function<Later, R> later) {
      return permits.apply(this);
    }
  }

  /**
   * One bucket at least has too few; nothing was drawn from any.
   *
   * @param in how long until the same wish can be met if nobody else draws, longer than zero
   */
  record Later(Duration in) implements Drawn {
    @Override
    public <R> R match(Function<Permits, R> permits, Function<Later, R> later) {
      return later.apply(this);
    }
  }
}
