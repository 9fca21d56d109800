package dev.calsync.ical.expansion;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import java.util.List;

/**
 * BYHOUR, BYMINUTE and BYSECOND. Those finer than the period expand it, and what is missing comes
 * from DTSTART; the others limit it.
 */
final class ClockParts {

  private static final int LEAP_SECOND = 60;

  private ClockParts() {}

  /** The seconds after the base of a period, or of each of its days, at which candidates lie. */
  static int[] offsets(RecurrenceRule rule, long start) {
    int ofDay = (int) Math.floorMod(start, DayCycle.SECONDS_A_DAY);
    Frequency period = rule.frequency();
    int[] hours = expanded(rule.byHour(), ofDay / 3600, period, Frequency.HOURLY);
    int[] minutes = expanded(rule.byMinute(), ofDay / 60 % 60, period, Frequency.MINUTELY);
    int[] seconds = expanded(shown(rule.bySecond()), ofDay % 60, period, Frequency.SECONDLY);
    int[] offsets = new int[hours.length * minutes.length * seconds.length];
    int next = 0;
    for (int hour : hours) {
      for (int minute : minutes) {
        for (int second : seconds) {
          offsets[next++] = (hour * 60 + minute) * 60 + second;
        }
      }
    }
    return offsets;
  }

  /** The hours, minutes or seconds that a part lets through, as bits; all where it is empty. */
  static long limit(List<Integer> part) {
    long bits = 0;
    for (int value : part) {
      bits |= 1L << value;
    }
    return part.isEmpty() ? -1L : bits;
  }

  /** Without leap seconds on the clock, second 60 is second 59 (RFC 5545, section 3.3.12). */
  static List<Integer> shown(List<Integer> seconds) {
    return seconds.contains(LEAP_SECOND)
        ? seconds.stream().map(second -> Math.min(second, LEAP_SECOND - 1)).distinct().toList()
        : seconds;
  }

  static int[] array(List<Integer> values) {
    int[] array = new int[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }

  private static int[] expanded(List<Integer> part, int own, Frequency period, Frequency unit) {
    if (period.compareTo(unit) <= 0) {
      return new int[] {0};
    }
    return part.isEmpty() ? new int[] {own} : array(part);
  }
}
