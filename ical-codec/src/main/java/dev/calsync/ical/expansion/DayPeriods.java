package dev.calsync.ical.expansion;

import dev.calsync.event.RecurrenceRule;

/** Periods of days: DAILY, WEEKLY, MONTHLY, YEARLY. */
final class DayPeriods implements Periods {

  private final DayCycle cycle;
  private final MatchingDays days;
  private final int interval;
  private long number = Long.MIN_VALUE;
  private long firstDay;
  private long endDay;

  DayPeriods(RecurrenceRule rule, long start) {
    long startDay = Math.floorDiv(start, DayCycle.SECONDS_A_DAY);
    cycle = DayCycle.of(rule);
    days = new MatchingDays(rule, startDay);
    interval = rule.interval();
    turnTo(cycle.numberOf(startDay));
  }

  @Override
  public long earliest() {
    return firstDay * DayCycle.SECONDS_A_DAY;
  }

  @Override
  public void collect(CandidateSet candidates) {
    days.collect(firstDay, endDay, candidates);
  }

  @Override
  public void advance() {
    turnTo(number + interval);
  }

  @Override
  public void skipTo(long wall) {
    long ahead = cycle.numberOf(Math.floorDiv(wall, DayCycle.SECONDS_A_DAY)) - number;
    if (ahead > 0) {
      turnTo(number + ahead / interval * interval);
    }
  }

  private void turnTo(long next) {
    firstDay = next == number + 1 ? endDay : cycle.firstDay(next);
    endDay = cycle.firstDay(next + 1);
    number = next;
  }
}
