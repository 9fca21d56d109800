package dev.calsync.ical.expansion;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;

/**
 * Periods shorter than a day: HOURLY, MINUTELY, SECONDLY. The coarser parts limit them, and what
 * they rule out is leapt over: a rule of every second in January costs one step for each day of the
 * other months, not 86,400.
 */
final class ClockPeriods implements Periods {

  private final MatchingDays days;
  private final long hours;
  private final long minutes;
  private final long seconds;
  private final long stride;
  private long current;
  private long open;

  ClockPeriods(RecurrenceRule rule, long start) {
    long period = secondsIn(rule.frequency());
    this.days = new MatchingDays(rule, Math.floorDiv(start, DayCycle.SECONDS_A_DAY));
    this.hours = ClockParts.limit(rule.byHour());
    this.minutes = period < 3600 ? ClockParts.limit(rule.byMinute()) : -1L;
    this.seconds = period < 60 ? ClockParts.limit(ClockParts.shown(rule.bySecond())) : -1L;
    this.stride = period * rule.interval();
    this.current = start - Math.floorMod(start, period);
    this.open = firstOpen(current);
  }

  static long secondsIn(Frequency frequency) {
    return switch (frequency) {
      case SECONDLY -> 1;
      case MINUTELY -> 60;
      case HOURLY -> 3600;
      default -> throw new IllegalArgumentException(frequency + " is not shorter than a day");
    };
  }

  @Override
  public long earliest() {
    return current;
  }

  @Override
  public void collect(CandidateSet candidates) {
    if (open == current) {
      candidates.add(current);
    }
  }

  @Override
  public void advance() {
    long ahead = Math.max(open - current, 1);
    current += (ahead + stride - 1) / stride * stride;
    open = firstOpen(current);
  }

  @Override
  public void skipTo(long wall) {
    if (wall > current) {
      current += (wall - current) / stride * stride;
      open = firstOpen(current);
    }
  }

  /** This wall time if the limits let it through, else the next at which they may. */
  private long firstOpen(long wall) {
    long day = Math.floorDiv(wall, DayCycle.SECONDS_A_DAY);
    if (!days.contain(day)) {
      return (day + 1) * DayCycle.SECONDS_A_DAY;
    }
    int second = (int) (wall - day * DayCycle.SECONDS_A_DAY);
    if ((hours >>> second / 3600 & 1) == 0) {
      return wall - second % 3600 + 3600;
    }
    if ((minutes >>> second / 60 % 60 & 1) == 0) {
      return wall - second % 60 + 60;
    }
    return (seconds >>> second % 60 & 1) == 0 ? wall + 1 : wall;
  }
}
