package dev.calsync.connector;

import dev.calsync.event.TimeRange;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a finished reading proves. A delete may be derived from absence only inside the coverage of
 * a complete one.
 */
public sealed interface Coverage {

  /** Everything in the calendar was listed: what was not listed is not there. */
  Coverage WHOLE = new Whole();

  /** Only changes were listed: absence proves nothing. */
  Coverage CHANGES = new Changes();

  /**
   * Picks by kind.
   *
   * @param whole used for a complete listing
   * @param range used for a listing that is complete inside a range
   * @param changes used for a list of changes
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(Supplier<R> whole, Function<TimeRange, R> range, Supplier<R> changes);

  /** Everything. */
  record Whole() implements Coverage {
    @Override
    public <R> R match(Supplier<R> whole, Function<TimeRange, R> range, Supplier<R> changes) {
      return whole.get();
    }
  }

  /**
   * Everything that touches a range.
   *
   * @param range which
   */
  record Within(TimeRange range) implements Coverage {
    @Override
    public <R> R match(Supplier<R> whole, Function<TimeRange, R> range, Supplier<R> changes) {
      return range.apply(this.range);
    }
  }

  /** Changes only. */
  record Changes() implements Coverage {
    @Override
    public <R> R match(Supplier<R> whole, Function<TimeRange, R> range, Supplier<R> changes) {
      return changes.get();
    }
  }
}
