package dev.calsync.engine.form;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import dev.calsync.event.WeekdayOrdinal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * On which days a plain rule has a slot, by arithmetic alone: daily or longer, one slot a day, no
 * BYSETPOS, BYWEEKNO or BYYEARDAY. It is no expander: it knows no zones, and looks at most {@link
 * #REACH} days far.
 *
 * @param rule a rule in normal form, its end aside
 * @param start the first slot, which every rule has whether or not its parts fit
 */
record RuleDays(RecurrenceRule rule, Slot start) {

  /** Four years and a bit: enough for 29 February. */
  private static final int REACH = 1_500;

  static Optional<RuleDays> of(RecurrenceRule rule, Slot start) {
    return isPlain(rule) ? Optional.of(new RuleDays(rule, start)) : Optional.empty();
  }

  private static boolean isPlain(RecurrenceRule rule) {
    boolean oneADay =
        rule.bySecond().isEmpty() && rule.byMinute().isEmpty() && rule.byHour().isEmpty();
    boolean ordinals = rule.byDay().stream().anyMatch(day -> day.ordinal() != 0);
    boolean fits =
        switch (rule.frequency()) {
          case SECONDLY, MINUTELY, HOURLY -> false;
          case DAILY -> !ordinals;
          case WEEKLY -> !ordinals && rule.byMonthDay().isEmpty();
          case MONTHLY, YEARLY -> !ordinals || rule.byMonthDay().isEmpty();
        };
    return fits
        && oneADay
        && rule.bySetPos().isEmpty()
        && rule.byWeekNo().isEmpty()
        && rule.byYearDay().isEmpty();
  }

  /** The latest slot up to this one; nothing if the kinds differ or it is out of reach. */
  Optional<Slot> lastNotAfter(Slot until) {
    if (until.getClass() != start.getClass() || until.compareTo(start) < 0) {
      return Optional.empty();
    }
    LocalDate day = until.day();
    if (slotOn(day).compareTo(until) > 0) {
      day = day.minusDays(1);
    }
    for (int i = 0; i < REACH; i++, day = day.minusDays(1)) {
      if (isOn(day)) {
        return Optional.of(slotOn(day));
      }
    }
    return Optional.empty();
  }

  /** Whether the rule is sure to make this slot, its end regarded. */
  boolean have(Slot slot) {
    return slot.equals(slotOn(slot.day()))
        && slot.compareTo(start) >= 0
        && isOn(slot.day())
        && rule.end()
            .match(() -> true, count -> within(count, slot), last -> slot.compareTo(last) <= 0);
  }

  private boolean within(int count, Slot slot) {
    if (ChronoUnit.DAYS.between(start.day(), slot.day()) > REACH) {
      return false;
    }
    return start.day().datesUntil(slot.day()).filter(this::isOn).limit(count).count() < count;
  }

  private Slot slotOn(LocalDate day) {
    return start instanceof Slot.AtTime timed
        ? new Slot.AtTime(LocalDateTime.of(day, timed.start().toLocalTime()))
        : new Slot.OnDay(day);
  }

  private boolean isOn(LocalDate day) {
    return day.equals(start.day())
        || (inPeriod(day) && inMonth(day) && inMonthDays(day) && inWeekdays(day));
  }

  private boolean inPeriod(LocalDate day) {
    return periods(start.day(), day) % rule.interval() == 0;
  }

  private long periods(LocalDate from, LocalDate to) {
    return switch (rule.frequency()) {
      case WEEKLY -> ChronoUnit.WEEKS.between(weekOf(from), weekOf(to));
      case MONTHLY -> monthNumber(to) - monthNumber(from);
      case YEARLY -> to.getYear() - (long) from.getYear();
      default -> ChronoUnit.DAYS.between(from, to);
    };
  }

  private LocalDate weekOf(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(rule.weekStart()));
  }

  private static long monthNumber(LocalDate day) {
    return day.getYear() * 12L + day.getMonthValue();
  }

  private boolean inMonth(LocalDate day) {
    return rule.byMonth().isEmpty() || rule.byMonth().contains(day.getMonthValue());
  }

  private boolean inMonthDays(LocalDate day) {
    int fromStart = day.getDayOfMonth();
    int fromEnd = fromStart - day.lengthOfMonth() - 1;
    return rule.byMonthDay().isEmpty()
        || rule.byMonthDay().contains(fromStart)
        || rule.byMonthDay().contains(fromEnd);
  }

  private boolean inWeekdays(LocalDate day) {
    return rule.byDay().isEmpty() || rule.byDay().stream().anyMatch(it -> isIt(it, day));
  }

  private boolean isIt(WeekdayOrdinal wanted, LocalDate day) {
    if (wanted.day() != day.getDayOfWeek()) {
      return false;
    }
    boolean inYear = rule.frequency() == Frequency.YEARLY && rule.byMonth().isEmpty();
    int at = inYear ? day.getDayOfYear() : day.getDayOfMonth();
    int length = inYear ? day.lengthOfYear() : day.lengthOfMonth();
    int ordinal = wanted.ordinal();
    return ordinal == 0
        || (ordinal > 0 ? (at - 1) / 7 + 1 == ordinal : (length - at) / 7 + 1 == -ordinal);
  }
}
