package dev.calsync.engine.form;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import dev.calsync.event.WeekdayOrdinal;
import java.time.DayOfWeek;
import java.util.List;

/**
 * The parts of a rule that its first slot decides (RFC 5545, section 3.3.10: "derived from the
 * DTSTART"). Days that are left out are filled in; times that only repeat the first slot's own are
 * left out, because few targets know them; the first day of the week is Monday where it cannot
 * matter.
 *
 * @param rule the rule as it was said
 * @param start the first slot
 */
record ImpliedParts(RecurrenceRule rule, Slot start) {

  List<Integer> bySecond() {
    return isOwn(rule.bySecond(), Frequency.MINUTELY, second()) ? List.of() : rule.bySecond();
  }

  List<Integer> byMinute() {
    return isOwn(rule.byMinute(), Frequency.HOURLY, minute()) ? List.of() : rule.byMinute();
  }

  List<Integer> byHour() {
    return isOwn(rule.byHour(), Frequency.DAILY, hour()) ? List.of() : rule.byHour();
  }

  List<WeekdayOrdinal> byDay() {
    return rule.frequency() == Frequency.WEEKLY && namesNoDay()
        ? List.of(new WeekdayOrdinal(0, start.day().getDayOfWeek()))
        : rule.byDay();
  }

  List<Integer> byMonthDay() {
    boolean implied = rule.frequency() == Frequency.MONTHLY || isYearly();
    return implied && namesNoDay() ? List.of(start.day().getDayOfMonth()) : rule.byMonthDay();
  }

  List<Integer> byMonth() {
    return isYearly() && namesNoDay() && rule.byMonth().isEmpty()
        ? List.of(start.day().getMonthValue())
        : rule.byMonth();
  }

  DayOfWeek weekStart() {
    return weekStartMatters() ? rule.weekStart() : DayOfWeek.MONDAY;
  }

  /** WKST has a meaning for some weekly rules and for BYWEEKNO. */
  private boolean weekStartMatters() {
    boolean weeksAreSets = rule.interval() > 1 || !rule.bySetPos().isEmpty();
    boolean onlyOwnDay = byDay().equals(List.of(new WeekdayOrdinal(0, start.day().getDayOfWeek())));
    return !rule.byWeekNo().isEmpty()
        || (rule.frequency() == Frequency.WEEKLY && weeksAreSets && !onlyOwnDay);
  }

  private boolean isYearly() {
    return rule.frequency() == Frequency.YEARLY;
  }

  private boolean namesNoDay() {
    return rule.byDay().isEmpty()
        && rule.byMonthDay().isEmpty()
        && rule.byYearDay().isEmpty()
        && rule.byWeekNo().isEmpty();
  }

  /** Whether a part adds nothing: whole days have no times, and other slots have their own. */
  private boolean isOwn(List<Integer> part, Frequency leastThatExpands, int own) {
    return start instanceof Slot.AtTime
        ? rule.frequency().compareTo(leastThatExpands) >= 0 && part.equals(List.of(own))
        : rule.frequency().compareTo(Frequency.DAILY) >= 0;
  }

  private int second() {
    return start instanceof Slot.AtTime timed ? timed.start().getSecond() : 0;
  }

  private int minute() {
    return start instanceof Slot.AtTime timed ? timed.start().getMinute() : 0;
  }

  private int hour() {
    return start instanceof Slot.AtTime timed ? timed.start().getHour() : 0;
  }
}
