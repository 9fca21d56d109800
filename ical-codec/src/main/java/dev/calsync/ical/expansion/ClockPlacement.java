package dev.calsync.ical.expansion;

import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/**
 * Wall time on the clock of a zone.
 *
 * @param ownTime the time of day at which the event itself starts
 * @param length nominal days on the clock, then elapsed time
 * @param clock the clock
 * @param at the event's time with another start
 */
record ClockPlacement(
    LocalTime ownTime, Length length, WallClock clock, Function<LocalDateTime, EventTime> at)
    implements Placement {

  @Override
  public long wall(Slot slot) {
    return slot instanceof Slot.AtTime timed
        ? timed.start().toEpochSecond(ZoneOffset.UTC)
        : slot.day().toEpochSecond(ownTime, ZoneOffset.UTC);
  }

  @Override
  public long lastWall(Slot until) {
    return until instanceof Slot.AtTime
        ? wall(until)
        : (until.day().toEpochDay() + 1) * DayCycle.SECONDS_A_DAY - 1;
  }

  @Override
  public long shown(long wall) {
    return clock.shown(wall);
  }

  @Override
  public Occurrence occurrence(long wall) {
    long shown = clock.shown(wall);
    long starts = clock.epochSecond(shown);
    LocalDateTime slot = local(wall);
    return new Occurrence(
        new Slot.AtTime(slot),
        at.apply(shown == wall ? slot : local(shown)),
        Instant.ofEpochSecond(starts),
        Instant.ofEpochSecond(ends(shown, starts)),
        Optional.empty());
  }

  private long ends(long shown, long starts) {
    long afterDays =
        length.days() == 0
            ? starts
            : clock.epochSecond(clock.shown(shown + length.days() * DayCycle.SECONDS_A_DAY));
    return afterDays + length.exact().getSeconds();
  }

  @Override
  public Window window(TimeRange range) {
    long touching = Window.seconds(range.from()) - length.exact().getSeconds();
    return new Window(
        clock.earliestAt(touching) - nominalSeconds(),
        clock.latestBefore(Window.seconds(range.to())));
  }

  /** Two days more than the nominal ones: a slot in a gap starts later than it says. */
  private long nominalSeconds() {
    return length.days() == 0 ? 0 : (length.days() + 2) * DayCycle.SECONDS_A_DAY;
  }

  @Override
  public boolean wholeDays() {
    return false;
  }

  private LocalDateTime local(long wall) {
    long day = Math.floorDiv(wall, DayCycle.SECONDS_A_DAY);
    long second = wall - day * DayCycle.SECONDS_A_DAY;
    boolean own = second == ownTime.toSecondOfDay();
    return LocalDateTime.of(
        LocalDate.ofEpochDay(day), own ? ownTime : LocalTime.ofSecondOfDay(second));
  }
}
