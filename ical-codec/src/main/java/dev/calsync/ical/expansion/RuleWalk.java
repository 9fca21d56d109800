package dev.calsync.ical.expansion;

import dev.calsync.event.RecurrenceRule;

/**
 * Walks one rule from period to period and keeps the slots after the event's start that lie in the
 * window (RFC 5545, section 3.3.10).
 *
 * <p>The RFC says for each part whether it <i>limits</i> the set of a period or <i>expands</i> it:
 *
 * <pre>
 *              SECONDLY MINUTELY HOURLY DAILY  WEEKLY MONTHLY YEARLY
 *  BYMONTH     limit    limit    limit  limit  limit  limit   expand
 *  BYWEEKNO    -        -        -      -      -      -       expand
 *  BYYEARDAY   limit    limit    limit  -      -      -       expand
 *  BYMONTHDAY  limit    limit    limit  limit  -      expand  expand
 *  BYDAY       limit    limit    limit  limit  expand note 1  note 2
 *  BYHOUR      limit    limit    limit  expand expand expand  expand
 *  BYMINUTE    limit    limit    expand expand expand expand  expand
 *  BYSECOND    limit    expand   expand expand expand expand  expand
 *  BYSETPOS    limit    limit    limit  limit  limit  limit   limit
 * </pre>
 *
 * <p>The table falls apart into three plain ideas, one class each:
 *
 * <ul>
 *   <li><b>Days.</b> Each part down to BYDAY names a set of days, and a rule's days are those in
 *       all of them: to expand a year to the days of two sets, or to expand it to one and limit it
 *       by the other, is the same. What remains of the table, and of notes 1 and 2, is what DTSTART
 *       supplies when no part names a day, and whether {@code 2MO} counts in the month or in the
 *       year: {@link DayParts}.
 *   <li><b>Times of day.</b> Parts finer than the period expand, and are the same for each of its
 *       days: one list of offsets, {@link ClockParts#offsets}. So the set of a period is days ×
 *       offsets, and is never written out: {@link CandidateSet}.
 *   <li><b>Sparse periods.</b> Parts coarser than the period limit; where an hour, minute or second
 *       is not wanted the walk leaps to the next that may be: {@link ClockPeriods}.
 * </ul>
 *
 * <p>Then BYSETPOS picks by index ({@link SetPositions}), COUNT counts, UNTIL ends. With COUNT a
 * walk begins at the start, else at the window; a period before the window is counted, not listed.
 */
final class RuleWalk {

  private final Periods periods;
  private final CandidateSet candidates;
  private final SetPositions positions;
  private final long start;
  private final Window window;
  private long remaining;

  private RuleWalk(RecurrenceRule rule, long start, Placement placement, Window window) {
    this.candidates = new CandidateSet(ClockParts.offsets(rule, start));
    this.periods = Periods.of(rule, start);
    this.positions = new SetPositions(rule.bySetPos());
    this.start = start;
    long last =
        rule.end().match(window::last, n -> window.last(), until -> placement.lastWall(until));
    this.window = new Window(window.first(), Math.min(last, window.last()));
    this.remaining = rule.end().match(() -> Long.MAX_VALUE, n -> n - 1L, until -> Long.MAX_VALUE);
    if (remaining == Long.MAX_VALUE) {
      periods.skipTo(window.first());
    }
  }

  static RuleWalk of(RecurrenceRule rule, long start, Placement placement, Window window) {
    RecurrenceRule fitting = placement.wholeDays() ? WholeDayRule.of(rule) : rule;
    return new RuleWalk(fitting, start, placement, window);
  }

  /** Adds the slots of the rule, without the start; stops early when the budget is spent. */
  void collect(WallTimes found, StepBudget budget) {
    boolean open = true;
    while (open && remaining > 0 && periods.earliest() <= window.last()) {
      int before = found.size();
      candidates.clear();
      periods.collect(candidates);
      open = positions.all() ? takeAll(found, budget) : takePicked(found, budget);
      open = open && (found.size() > before || budget.pay());
      periods.advance();
    }
  }

  private boolean takeAll(WallTimes found, StepBudget budget) {
    for (int i = 0; i < candidates.bases(); i++) {
      long base = candidates.base(i);
      int from = candidates.firstFrom(base, start + 1);
      int count = (int) Math.min(candidates.offsets() - from, remaining);
      remaining -= count;
      int listed = Math.max(from, candidates.firstFrom(base, window.first()));
      for (int j = listed; j < from + count; j++) {
        if (!take(base + candidates.offset(j), found, budget)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean takePicked(WallTimes found, StepBudget budget) {
    int[] picked = positions.in(candidates.size());
    for (int i = 0; i < positions.count() && remaining > 0; i++) {
      long wall = candidates.get(picked[i]);
      if (wall > start) {
        remaining--;
        if (wall >= window.first() && !take(wall, found, budget)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean take(long wall, WallTimes found, StepBudget budget) {
    if (wall > window.last() || !budget.pay()) {
      return false;
    }
    found.add(wall);
    return true;
  }
}
