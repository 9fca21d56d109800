package dev.calsync.ical.expansion;

/**
 * What one expansion may cost, in steps instead of results, because a rule may never match (HOS-18,
 * HOS-19).
 *
 * <p>The rules of a series get equal shares, and what one leaves over goes to the next: a rule of
 * every second must not hide its neighbours.
 */
final class StepBudget {

  private final int limit;
  private long ceiling;
  private long used;
  private boolean exhausted;

  StepBudget(int limit) {
    this.limit = limit;
    this.ceiling = limit;
  }

  /** Opens the share of one of {@code rules} rules; the first has index 0. */
  void share(int index, int rules) {
    ceiling = (long) limit * (index + 1) / rules;
  }

  /** Pays for a step; false, for good, if nothing is left to pay with. */
  boolean pay() {
    if (used < ceiling) {
      used++;
      return true;
    }
    exhausted = true;
    return false;
  }

  boolean exhausted() {
    return exhausted;
  }

  long used() {
    return used;
  }
}
