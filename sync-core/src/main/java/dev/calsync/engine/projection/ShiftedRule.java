package dev.calsync.engine.projection;

import dev.calsync.event.Frequency;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.Slot;
import dev.calsync.event.WeekdayOrdinal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A series that begins earlier by the clock: its slots and its rule move along, as far as the rule
 * can say it. A rule that counts days of a month or year cannot cross midnight.
 */
final class ShiftedRule {

  private final Duration ahead;
  private final int days;

  /** Moves slots of a series that starts at a wall time. */
  ShiftedRule(LocalDateTime start, Duration ahead) {
    this.ahead = ahead;
    this.days =
        (int) ChronoUnit.DAYS.between(start.minus(ahead).toLocalDate(), start.toLocalDate());
  }

  Slot slot(Slot slot) {
    return slot instanceof Slot.AtTime timed ? new Slot.AtTime(timed.start().minus(ahead)) : slot;
  }

  /** The slot that was moved here; the inverse of {@link #slot}. */
  static Slot unmoved(Slot shown, Duration ahead) {
    return shown instanceof Slot.AtTime timed ? new Slot.AtTime(timed.start().plus(ahead)) : shown;
  }

  /** The series' repetition, moved; empty if no rule says it. */
  Optional<Recurrence> recurrence(Recurrence repeats) {
    if (!repeats.rules().stream().allMatch(this::canMove)) {
      return Optional.empty();
    }
    return Optional.of(
        new Recurrence(
            repeats.rules().stream().map(this::moved).toList(),
            slots(repeats.added()),
            slots(repeats.removed())));
  }

  private List<Slot> slots(List<Slot> slots) {
    return slots.stream().map(this::slot).toList();
  }

  private boolean canMove(RecurrenceRule rule) {
    boolean sameClock =
        rule.byHour().isEmpty() && rule.byMinute().isEmpty() && rule.bySecond().isEmpty();
    return sameClock && (days == 0 || isCountedInWeeks(rule));
  }

  private static boolean isCountedInWeeks(RecurrenceRule rule) {
    boolean weekly = rule.frequency() == Frequency.DAILY || rule.frequency() == Frequency.WEEKLY;
    return weekly
        && rule.byMonth().isEmpty()
        && rule.byMonthDay().isEmpty()
        && rule.byYearDay().isEmpty()
        && rule.byWeekNo().isEmpty()
        && rule.bySetPos().isEmpty();
  }

  private RecurrenceRule moved(RecurrenceRule rule) {
    RecurrenceRule ended = rule.ending(end(rule.end()));
    return days == 0
        ? ended
        : new RecurrenceRule(
            ended.frequency(),
            ended.interval(),
            ended.end(),
            ended.bySecond(),
            ended.byMinute(),
            ended.byHour(),
            ended.byDay().stream()
                .map(each -> new WeekdayOrdinal(each.ordinal(), each.day().minus(days)))
                .toList(),
            ended.byMonthDay(),
            ended.byYearDay(),
            ended.byWeekNo(),
            ended.byMonth(),
            ended.bySetPos(),
            ended.weekStart().minus(days));
  }

  private RuleEnd end(RuleEnd end) {
    return end.match(() -> end, slots -> end, last -> new RuleEnd.Until(slot(last)));
  }
}
