package dev.calsync.ical.expansion;

import dev.calsync.event.RecurrenceRule;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** How days fall into the numbered periods of a frequency; days are epoch days. */
interface DayCycle {

  /** Seconds on the clock, not elapsed ones. */
  long SECONDS_A_DAY = 86_400;

  /** The period in which a day lies. */
  long numberOf(long day);

  /** The first day of a period; its last is the one before the next period's first. */
  long firstDay(long number);

  static DayCycle of(RecurrenceRule rule) {
    return switch (rule.frequency()) {
      case YEARLY -> rule.byWeekNo().isEmpty() ? new Years() : new WeekYears(rule.weekStart());
      case MONTHLY -> new Months();
      case WEEKLY -> new Weeks(rule.weekStart());
      default -> new Days();
    };
  }

  /** Each day. */
  record Days() implements DayCycle {
    @Override
    public long numberOf(long day) {
      return day;
    }

    @Override
    public long firstDay(long number) {
      return number;
    }
  }

  /** Weeks from their first day, which WKST names. */
  record Weeks(DayOfWeek weekStart) implements DayCycle {

    @Override
    public long numberOf(long day) {
      return Math.floorDiv(day - shift(), 7);
    }

    @Override
    public long firstDay(long number) {
      return number * 7 + shift();
    }

    /** Day 0 was a Thursday. */
    private int shift() {
      return weekStart.getValue() - DayOfWeek.THURSDAY.getValue();
    }
  }

  /** Months, counted from January of year 0. */
  record Months() implements DayCycle {
    @Override
    public long numberOf(long day) {
      LocalDate date = LocalDate.ofEpochDay(day);
      return date.getYear() * 12L + date.getMonthValue() - 1;
    }

    @Override
    public long firstDay(long number) {
      int year = (int) Math.floorDiv(number, 12);
      return LocalDate.of(year, Math.floorMod(number, 12) + 1, 1).toEpochDay();
    }
  }

  /** Calendar years. */
  record Years() implements DayCycle {
    @Override
    public long numberOf(long day) {
      return LocalDate.ofEpochDay(day).getYear();
    }

    @Override
    public long firstDay(long number) {
      return LocalDate.of((int) number, 1, 1).toEpochDay();
    }
  }
}
