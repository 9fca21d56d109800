package dev.calsync.event;

import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Where a recurrence rule stops. COUNT and UNTIL exclude each other (RFC 5545, section 3.3.10). */
public sealed interface RuleEnd {

  /** The rule goes on for ever. */
  RuleEnd NEVER = new Never();

  /**
   * Picks by kind.
   *
   * @param never used for an endless rule
   * @param count used for a number of slots
   * @param until used for a last slot
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(Supplier<R> never, IntFunction<R> count, Function<Slot, R> until);

  /** No end. */
  record Never() implements RuleEnd {
    @Override
    public <R> R match(Supplier<R> never, IntFunction<R> count, Function<Slot, R> until) {
      return never.get();
    }
  }

  /**
   * So many slots, the first start counted, removed slots counted, added slots not.
   *
   * @param slots at least 1
   */
  record Count(int slots) implements RuleEnd {

    /** Checks the number. */
    public Count {
      if (slots < 1) {
        throw new IllegalArgumentException("COUNT is at least 1, not " + slots);
      }
    }

    @Override
    public <R> R match(Supplier<R> never, IntFunction<R> count, Function<Slot, R> until) {
      return count.apply(slots);
    }
  }

  /**
   * No slot after this one; the slot itself still counts.
   *
   * @param last a date for all-day series, else a wall time in the zone of the series
   */
  record Until(Slot last) implements RuleEnd {
    @Override
    public <R> R match(Supplier<R> never, IntFunction<R> count, Function<Slot, R> until) {
      return until.apply(last);
    }
  }
}
