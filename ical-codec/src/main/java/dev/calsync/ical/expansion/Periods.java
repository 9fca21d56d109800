package dev.calsync.ical.expansion;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;

/** The periods of a rule, INTERVAL apart; a cursor that starts at the period of DTSTART. */
interface Periods {

  /** No candidate of this period or of a later one lies before this wall time. */
  long earliest();

  /** Adds the bases of this period's candidates. */
  void collect(CandidateSet candidates);

  /** Goes to the next period, or past periods that cannot have candidates. */
  void advance();

  /** Goes on to the last period that may have candidates before or at a wall time. */
  void skipTo(long wall);

  static Periods of(RecurrenceRule rule, long start) {
    return rule.frequency().compareTo(Frequency.DAILY) < 0
        ? new ClockPeriods(rule, start)
        : new DayPeriods(rule, start);
  }
}
